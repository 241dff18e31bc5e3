import { getEventListeners } from 'node:events';
import { expect, it } from '@jest/globals';
import { RateLimitExceededError } from '../../errors/rate-limit-exceeded.error.js';
import { ValidationError } from '../../errors/validation.error.js';
import { EventTime } from '../../testing/event-time.js';
import { type RateLimits, rateLimits } from '../limits/rate-limits.js';
import { costOfContent, costOfRead, costOfWrite } from '../limits/request-cost.js';
import { MemoryRateLimiter } from '../memory/memory.rate-limiter.js';
import type { Lease, RateLimitRequest } from '../rate-limiter.js';
import { type AcquireOptions, WaitingLine } from './waiting-line.js';

const FOR_EVER = { maxWaitMs: Infinity };
const AT_ONCE = { maxWaitMs: 0 };
const read: RateLimitRequest = { cost: costOfRead, priority: 'batch' };
const write: RateLimitRequest = { cost: costOfWrite, priority: 'batch' };
const content: RateLimitRequest = { cost: costOfContent, priority: 'batch' };
const interactive: RateLimitRequest = { cost: costOfRead, priority: 'interactive' };

function setup(limits: Partial<RateLimits> = {}, leaseMs = 3_600_000) {
  const time = new EventTime();
  const waited: [string, number][] = [];
  const limiter = new MemoryRateLimiter({ limits: rateLimits(limits), leaseMs, now: time.now });
  const line = new WaitingLine(limiter, time, (reason, seconds) => waited.push([reason, seconds]));
  const went: string[] = [];
  const acquire = (name: string, request: RateLimitRequest, options: AcquireOptions = FOR_EVER) => {
    const lease = line.acquire(request, options).then((given) => (went.push(name), given));
    lease.catch(() => undefined);
    return lease;
  };
  const end = (lease: Lease) => line.settle(lease, { kind: 'answered' });
  return { time, limiter, line, waited, went, acquire, end };
}

it('lets requests go in the order in which they came, as soon as there is room', async () => {
  const { time, went, acquire, end } = setup({ concurrentRequests: 1 });
  const first = await acquire('first', read);
  const second = acquire('second', write);
  void acquire('third', content);
  await time.pass(10_000);
  expect(went).toEqual(['first']);
  end(first);
  end(await second);
  await time.pass(0);
  expect(went).toEqual(['first', 'second', 'third']);
});

it('lets a request go at the very moment at which its limit frees', async () => {
  const { time, went, acquire, end } = setup({ pointsPerMinute: 5 });
  end(await acquire('first', write));
  void acquire('second', write);
  await time.pass(60_249);
  expect(went).toEqual(['first']);
  await time.pass(1);
  expect(went).toEqual(['first', 'second']);
});

it('refuses at once who is not ready to wait, and says for how long he would', async () => {
  const { time, line, acquire, end } = setup({ pointsPerMinute: 5 });
  end(await acquire('first', write));
  const refusal = await line.acquire(write, AT_ONCE).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(RateLimitExceededError);
  expect(refusal).toMatchObject({ limit: 'points', retryAfterSeconds: 61, status: undefined });
  expect((refusal as Error).message).toContain('Try again in 61 s. This call was to wait 0 ms at most (maxWaitMs).');
  expect(time.next).toBe(Infinity);
});

it('refuses at once who would wait longer than he is ready to', async () => {
  const { time, line, acquire, end } = setup({ pointsPerMinute: 5 });
  end(await acquire('first', write));
  await expect(line.acquire(write, { maxWaitMs: 60_249 })).rejects.toMatchObject({ limit: 'points' });
  const second = acquire('second', write, { maxWaitMs: 60_250 });
  await time.pass(60_250);
  await expect(second).resolves.toMatchObject({ cost: costOfWrite });
});

it('waits for a request to end no longer than it is ready to, and then leaves', async () => {
  const { time, acquire, end, limiter } = setup({ concurrentRequests: 1 });
  const first = await acquire('first', read);
  const second = acquire('second', read, { maxWaitMs: 7_000 });
  let isRefused = false;
  second.catch(() => (isRefused = true));
  await time.pass(6_999);
  expect(isRefused).toBe(false);
  await time.pass(1);
  await expect(second).rejects.toMatchObject({ limit: 'concurrency', retryAfterSeconds: 1 });
  end(first);
  expect(limiter.inspect().underWay.requests).toBe(0);
  expect(time.next).toBe(Infinity);
});

it('refuses at once who stands behind many others and is not ready to wait', async () => {
  const { acquire, line } = setup({ concurrentRequests: 1 });
  await acquire('first', read);
  for (let number = 0; number < 20; number += 1) void acquire(`${number}`, read);
  await expect(line.acquire(read, AT_ONCE)).rejects.toMatchObject({ limit: 'concurrency' });
});

it('lets those go at once whom a request held up that is not ready to wait', async () => {
  const { time, line, went, acquire, end } = setup({ pointsPerMinute: 11, concurrentRequests: 2 });
  const first = await acquire('first', write);
  await acquire('second', write);
  const third = line.acquire(write, { maxWaitMs: 60_000 });
  void acquire('fourth', read);
  end(first);
  await expect(third).rejects.toMatchObject({ limit: 'points' });
  await time.pass(0);
  expect(went).toEqual(['first', 'second', 'fourth']);
});

it('lets any number go at one moment when there is room for all', async () => {
  const { time, went, acquire, end } = setup({ pointsPerMinute: 50 });
  for (let number = 0; number < 50; number += 1) end(await acquire(`before ${number}`, read));
  for (let number = 0; number < 50; number += 1) void acquire(`after ${number}`, read);
  await time.pass(60_249);
  expect(went).toHaveLength(50);
  await time.pass(1);
  expect(went).toHaveLength(100);
});

it('lets a request leave whose signal ends it, with the signal’s reason', async () => {
  const { time, went, acquire, end } = setup({ concurrentRequests: 1 });
  const first = await acquire('first', read);
  const stop = new AbortController();
  const second = acquire('second', read, { ...FOR_EVER, signal: stop.signal });
  void acquire('third', read);
  stop.abort(new Error('enough'));
  await expect(second).rejects.toThrow('enough');
  end(first);
  await time.pass(0);
  expect(went).toEqual(['first', 'third']);
});

it('lets those go whom a request held up that leaves', async () => {
  const { time, went, acquire } = setup({ pointsPerMinute: 7 });
  await acquire('first', write);
  const stop = new AbortController();
  void acquire('second', write, { ...FOR_EVER, signal: stop.signal });
  void acquire('third', read);
  await time.pass(0);
  expect(went).toEqual(['first']);
  stop.abort();
  await time.pass(0);
  expect(went).toEqual(['first', 'third']);
});

it('takes no request whose signal has ended', async () => {
  const { line, limiter } = setup();
  await expect(line.acquire(read, { ...FOR_EVER, signal: AbortSignal.abort(new Error('over')) })).rejects.toThrow(
    'over',
  );
  expect(limiter.inspect().underWay.requests).toBe(0);
});

it('does not listen to the signal of a request that went', async () => {
  const { acquire, limiter } = setup();
  const stop = new AbortController();
  await acquire('first', read, { ...FOR_EVER, signal: stop.signal });
  expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  stop.abort();
  expect(limiter.inspect().underWay.requests).toBe(1);
});

it.each([0, -1, 1.5, NaN, 11])('refuses at once a request that costs %d points of 10', async (points) => {
  const { time, line, went, acquire } = setup({ pointsPerMinute: 10, concurrentRequests: 1 });
  await acquire('first', read);
  const waiting = acquire('second', read, { maxWaitMs: 5_000 });
  const refused = line.acquire({ cost: { points, content: 0 }, priority: 'batch' }, FOR_EVER);
  await expect(refused).rejects.toBeInstanceOf(ValidationError);
  await expect(refused).rejects.toThrow(
    `cannot cost ${points} points: pointsPerMinute allows a whole number from 1 to 10`,
  );
  expect(went).toEqual(['first']);
  await time.pass(5_000);
  await expect(waiting).rejects.toBeInstanceOf(RateLimitExceededError);
});

it('lets reads pass those who wait to create content, and interactive requests those who wait for the reserve', async () => {
  const { time, went, acquire } = setup({ contentPerMinute: 1, requestsPerHour: 3, interactiveReserve: 1 });
  await acquire('content', content);
  void acquire('more content', content);
  await acquire('read', read);
  await acquire('another read', read);
  void acquire('batch', read);
  await acquire('interactive', interactive);
  await time.pass(1_000);
  expect(went).toEqual(['content', 'read', 'another read', 'interactive']);
});

it('tells how long a request waited, and for what', async () => {
  const { time, waited, acquire, end } = setup({ pointsPerMinute: 5, concurrentRequests: 1 });
  const first = await acquire('first', write);
  const second = acquire('second', write);
  await time.pass(60_250);
  end(first);
  await time.pass(60_250);
  await second;
  expect(waited).toEqual([['points', 120.5]]);
});

it('tells of each reason by itself', async () => {
  const { time, waited, acquire, line } = setup({ concurrentRequests: 1 });
  const first = await acquire('first', read);
  const second = acquire('second', read);
  await time.pass(4_000);
  line.settle(first, { kind: 'answered', refusal: { limit: 'secondary', retryAfterMs: 30_000 } });
  await time.pass(30_000);
  await second;
  expect(waited).toEqual([
    ['concurrency', 4],
    ['pause', 30],
  ]);
});

it('finds within a second that a request has ended of which nobody said so', async () => {
  const { time, acquire, went } = setup({ concurrentRequests: 1 }, 30_000);
  await acquire('first', read);
  await time.pass(500);
  void acquire('second', read);
  await time.pass(30_499);
  expect(went).toEqual(['first', 'second']);
});

it('leaves no timer behind', async () => {
  const { time, acquire, end } = setup({ concurrentRequests: 1 });
  const first = await acquire('first', read);
  const second = acquire('second', read, { maxWaitMs: 100_000 });
  await time.pass(1_500);
  expect(time.next).toBeLessThan(Infinity);
  end(first);
  await second;
  expect(time.next).toBe(Infinity);
});

it('tells those behind at once that it takes longer than they are ready to wait', async () => {
  const { acquire, line, limiter, time } = setup();
  const lease = await acquire('first', read);
  limiter.settle(lease, { kind: 'answered', refusal: { limit: 'secondary', retryAfterMs: 600_000 } });
  for (let number = 0; number < 20; number += 1) void acquire(`${number}`, read);
  const refusal = line.acquire(read, { maxWaitMs: 599_999 }).catch((error: unknown) => error);
  await time.pass(0);
  expect(await Promise.race([refusal, Promise.resolve('still waits')])).toMatchObject({
    limit: 'pause',
    retryAfterSeconds: 600,
  });
});

it('fails all who wait when it is closed, and all who come then', async () => {
  const { acquire, line, time } = setup({ concurrentRequests: 1 });
  await acquire('first', read);
  const second = acquire('second', read);
  line.close(new Error('closed'));
  await expect(second).rejects.toThrow('closed');
  await expect(line.acquire(read, FOR_EVER)).rejects.toThrow('closed');
  expect(time.next).toBe(Infinity);
});

it('says that nobody waited where nobody was held up, however many came at once', async () => {
  const { acquire, waited, time } = setup();
  const all = Array.from({ length: 50 }, (_, number) => acquire(`${number}`, read));
  await time.pass(10);
  await Promise.all(all);
  expect(waited).toEqual([]);
});
