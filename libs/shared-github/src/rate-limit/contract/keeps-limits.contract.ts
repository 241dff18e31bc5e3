import { expect, it } from '@jest/globals';
import {
  type CreateLimiter,
  HOUR_MS,
  LEASE_MS,
  MINUTE_MS,
  SLICE_MS,
  startLimiter,
} from './limiter-under-test.contract.js';

/** Each limit by itself: up to it and not beyond, and when it lets the next one go. */
export function keepsLimits(create: CreateLimiter): void {
  it('lets as many requests go in an hour as the budget has, and the next when the first has left the window', async () => {
    const limiter = await startLimiter(create, { requestsPerHour: 2 });
    await limiter.send();
    await limiter.pass(10_000);
    await limiter.send();

    const waitMs = HOUR_MS - 10_000 + SLICE_MS.hour;
    expect(await limiter.wait()).toEqual({ waitMs, reason: 'primary' });
    await limiter.pass(waitMs - 1);
    expect(await limiter.wait()).toEqual({ waitMs: 1, reason: 'primary' });
    await limiter.pass(1);
    await limiter.send();
    expect(await limiter.wait()).toEqual({ waitMs: 10_000, reason: 'primary' });
  });

  it('lets 4 500 batch requests and 500 interactive ones go in an hour, unless told otherwise', async () => {
    const limiter = await startLimiter(create, { requestsPerHour: undefined, interactiveReserve: 500 });
    expect(await limiter.goTogether(4_510)).toHaveLength(4_500);
    expect(await limiter.goTogether(510, 'interactive')).toHaveLength(500);
  });

  it('lets so many requests be under way at once', async () => {
    const limiter = await startLimiter(create, { concurrentRequests: 2 });
    const first = await limiter.go('write');
    await limiter.go('read', 'interactive');
    expect(await limiter.wait()).toMatchObject({ reason: 'concurrency' });
    expect(await limiter.wait('read', 'interactive')).toMatchObject({ reason: 'concurrency' });
    await limiter.end(first);
    await limiter.go();
    expect(await limiter.wait()).toMatchObject({ reason: 'concurrency' });
  });

  it('counts 1 point for a read and 5 for a write', async () => {
    const limiter = await startLimiter(create, { pointsPerMinute: 12 });
    await limiter.send('write');
    await limiter.send('content');
    expect(await limiter.wait('write')).toEqual({ waitMs: MINUTE_MS + SLICE_MS.minute, reason: 'points' });
    await limiter.send('read');
    await limiter.send('read');
    expect(await limiter.wait('read')).toMatchObject({ reason: 'points' });
    await limiter.pass(MINUTE_MS + SLICE_MS.minute - 1);
    expect(await limiter.wait('read')).toEqual({ waitMs: 1, reason: 'points' });
    await limiter.pass(1);
    await limiter.go('write');
  });

  it('waits until as many points are free as the request needs', async () => {
    const limiter = await startLimiter(create, { pointsPerMinute: 6 });
    await limiter.send('read');
    await limiter.pass(20_000);
    await limiter.send('write');
    expect(await limiter.wait('read')).toMatchObject({ waitMs: 40_000 + SLICE_MS.minute });
    expect(await limiter.wait('write')).toMatchObject({ waitMs: MINUTE_MS + SLICE_MS.minute });
  });

  it('lets so many requests create content in a minute, and all others go on', async () => {
    const limiter = await startLimiter(create, { contentPerMinute: 1 });
    await limiter.send('content');
    const waitMs = MINUTE_MS + SLICE_MS.minute;
    expect(await limiter.wait('content')).toEqual({ waitMs, reason: 'content_per_minute' });
    await limiter.send('write');
    await limiter.send('read');
    await limiter.pass(waitMs - 1);
    expect(await limiter.wait('content')).toEqual({ waitMs: 1, reason: 'content_per_minute' });
    await limiter.pass(1);
    await limiter.go('content');
  });

  it('lets so many requests create content in an hour, and all others go on', async () => {
    const limiter = await startLimiter(create, { contentPerHour: 1 });
    await limiter.send('content');
    const waitMs = HOUR_MS + SLICE_MS.hour;
    expect(await limiter.wait('content')).toEqual({ waitMs, reason: 'content_per_hour' });
    await limiter.send('write');
    await limiter.pass(waitMs - 1);
    expect(await limiter.wait('content')).toEqual({ waitMs: 1, reason: 'content_per_hour' });
    await limiter.pass(1);
    await limiter.go('content');
  });

  it.each([
    ['primary', { requestsPerHour: 1 }],
    ['points', { pointsPerMinute: 5 }],
    ['content_per_minute', { contentPerMinute: 1 }],
    ['content_per_hour', { contentPerHour: 1 }],
  ] as const)('counts what is under way to the limit of %s', async (reason, limits) => {
    const limiter = await startLimiter(create, limits);
    await limiter.go('content');
    expect(await limiter.wait('content')).toMatchObject({ reason });
  });

  it.each([
    ['primary', { requestsPerHour: 23 }],
    ['points', { pointsPerMinute: 119 }],
    ['content_per_minute', { contentPerMinute: 23 }],
    ['content_per_hour', { contentPerHour: 23 }],
    ['concurrency', { concurrentRequests: 23 }],
  ] as const)('lets as many go of those who come together as the limit of %s has room for', async (reason, limits) => {
    const limiter = await startLimiter(create, limits);
    const decisions = await limiter.decide(...new Array<'content'>(50).fill('content'));
    expect(decisions.slice(0, 23)).toEqual(new Array(23).fill({ lease: expect.anything() }));
    expect(decisions.slice(23)).toEqual(new Array(27).fill(expect.objectContaining({ reason })));
  });

  it('counts a request for a whole window from its end, however long it took', async () => {
    const limiter = await startLimiter(create, { pointsPerMinute: 5 }, 3 * MINUTE_MS);
    const lease = await limiter.go('write');
    await limiter.pass(2 * MINUTE_MS);
    await limiter.end(lease);
    await limiter.pass(MINUTE_MS);
    expect(await limiter.wait('write')).toEqual({ waitMs: SLICE_MS.minute, reason: 'points' });
  });

  it('names the limit that holds a request up the longest', async () => {
    const limiter = await startLimiter(create, { contentPerMinute: 1, contentPerHour: 1, concurrentRequests: 1 });
    await limiter.send('content');
    const read = await limiter.go('read');
    expect(await limiter.wait('content')).toMatchObject({ reason: 'content_per_hour' });
    expect(await limiter.wait('read')).toMatchObject({ reason: 'concurrency' });
    await limiter.end(read);
    await limiter.pass(LEASE_MS);
    expect(await limiter.wait('content')).toMatchObject({ reason: 'content_per_hour' });
  });
}
