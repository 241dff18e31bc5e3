import { expect, it } from '@jest/globals';
import {
  type CreateLimiter,
  HOUR_MS,
  LEASE_MS,
  MINUTE_MS,
  SLICE_MS,
  startLimiter,
} from './limiter-under-test.contract.js';

/** What a request gives back when it is over, and what when nobody says that it is. */
export function givesBack(create: CreateLimiter): void {
  it('takes a request for over when its lease ends, though nobody said so', async () => {
    const limiter = await startLimiter(create, { concurrentRequests: 1 });
    await limiter.go();
    await limiter.pass(LEASE_MS - 1);
    expect(await limiter.wait()).toMatchObject({ reason: 'concurrency' });
    await limiter.pass(1);
    expect(await limiter.underWay()).toBe(0);
    await limiter.go();
  });

  it('counts a request that nobody ended from the end of its lease', async () => {
    const limiter = await startLimiter(create, { pointsPerMinute: 5 });
    await limiter.go('write');
    await limiter.pass(LEASE_MS);
    expect(await limiter.wait('write')).toEqual({ waitMs: MINUTE_MS + SLICE_MS.minute, reason: 'points' });
  });

  it('counts it from then even when nobody looked until long after', async () => {
    const limiter = await startLimiter(create, { requestsPerHour: 1 });
    await limiter.go();
    await limiter.pass(LEASE_MS + HOUR_MS);
    expect(await limiter.wait()).toEqual({ waitMs: SLICE_MS.hour, reason: 'primary' });
  });

  it('does not count a request again that ends after its lease', async () => {
    const limiter = await startLimiter(create, { requestsPerHour: 2 });
    const late = await limiter.go();
    await limiter.pass(LEASE_MS);
    await limiter.end(late);
    await limiter.go();
    expect(await limiter.wait()).toMatchObject({ reason: 'primary' });
  });

  it('gives nothing back twice', async () => {
    const limiter = await startLimiter(create, { requestsPerHour: 3, concurrentRequests: 2 });
    const lease = await limiter.go();
    await limiter.go();
    await limiter.end(lease);
    await limiter.end(lease);
    expect(await limiter.underWay()).toBe(1);
    await limiter.go();
    expect(await limiter.wait()).toMatchObject({ reason: 'primary' });
  });

  it('gives nothing back twice of requests that went together', async () => {
    const limiter = await startLimiter(create, { requestsPerHour: 4, concurrentRequests: 3 });
    const together = await limiter.goTogether(3);
    expect(together).toHaveLength(3);
    await limiter.end(together[0]);
    await limiter.end(together[0]);
    expect(await limiter.underWay()).toBe(2);
    expect(await limiter.goTogether(3)).toHaveLength(1);
    await limiter.end(together[1]);
    expect(await limiter.wait()).toMatchObject({ reason: 'primary' });
  });

  it('gives the hour back what GitHub does not count to it, and the minute nothing', async () => {
    const limiter = await startLimiter(create, { requestsPerHour: 1, pointsPerMinute: 6 });
    await limiter.send('write', { kind: 'free' });
    await limiter.send('read', { kind: 'free' });
    expect(await limiter.wait('read')).toMatchObject({ reason: 'points' });
    await limiter.pass(MINUTE_MS + SLICE_MS.minute);
    await limiter.send('write');
    expect(await limiter.wait('read')).toMatchObject({ reason: 'primary' });
  });

  it('gives everything back that was never sent', async () => {
    const limits = {
      requestsPerHour: 1,
      pointsPerMinute: 5,
      contentPerMinute: 1,
      contentPerHour: 1,
      concurrentRequests: 1,
    };
    const limiter = await startLimiter(create, limits);
    await limiter.send('content', { kind: 'unsent' });
    await limiter.send('content', { kind: 'unsent' });
    await limiter.go('content');
  });

  it('counts a request that got no answer', async () => {
    const limiter = await startLimiter(create, { requestsPerHour: 1 });
    await limiter.send('read', { kind: 'lost' });
    expect(await limiter.wait()).toMatchObject({ reason: 'primary' });
  });

  it('counts each redirect as a request of its own', async () => {
    const limiter = await startLimiter(create, { requestsPerHour: 4, pointsPerMinute: 10 });
    await limiter.send('read', { redirects: 2 });
    await limiter.send('read');
    expect(await limiter.wait('read')).toMatchObject({ reason: 'primary' });
    await limiter.pass(HOUR_MS + SLICE_MS.hour);
    await limiter.send('write', { redirects: 1 });
    expect(await limiter.wait('read')).toMatchObject({ reason: 'points' });
  });
}
