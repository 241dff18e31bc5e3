import { expect, it } from '@jest/globals';
import { RateLimiterUnavailableError } from '../../errors/rate-limiter-unavailable.error.js';
import { DelayedLimiter } from '../../testing/delayed-limiter.js';
import { EventTime } from '../../testing/event-time.js';
import { type RateLimits, rateLimits } from '../limits/rate-limits.js';
import { costOfRead } from '../limits/request-cost.js';
import { MemoryRateLimiter } from '../memory/memory.rate-limiter.js';
import type { RateLimitRequest } from '../rate-limiter.js';
import { type AcquireOptions, WaitingLine } from './waiting-line.js';

const read: RateLimitRequest = { cost: costOfRead, priority: 'batch' };
const DELAY_MS = 10;

/** A line before a limiter whose every answer takes 10 ms. */
function setup(limits: Partial<RateLimits> = {}) {
  const time = new EventTime();
  const memory = new MemoryRateLimiter({ limits: rateLimits(limits), leaseMs: 3_600_000, now: time.now });
  const limiter = new DelayedLimiter(memory, time.sleep, DELAY_MS);
  const line = new WaitingLine(limiter, time);
  const went: string[] = [];
  const acquire = (name: string, options: Partial<AcquireOptions> = {}) => {
    const lease = line.acquire(read, { maxWaitMs: Infinity, ...options }).then((given) => (went.push(name), given));
    lease.catch(() => undefined);
    return lease;
  };
  return { time, memory, limiter, line, went, acquire };
}

it('asks once for all who come while it waits for an answer', async () => {
  const { time, limiter, went, acquire } = setup();
  for (const name of ['a', 'b', 'c', 'd']) void acquire(name);
  await time.pass(2 * DELAY_MS);
  expect(went).toEqual(['a', 'b', 'c', 'd']);
  expect(limiter.asked).toBe(2);
});

it('does not refuse who is not ready to wait before it is decided about him', async () => {
  const { time, went, acquire } = setup();
  for (const name of ['a', 'b', 'c']) void acquire(name, { maxWaitMs: 0 });
  await time.pass(2 * DELAY_MS);
  expect(went).toEqual(['a', 'b', 'c']);
});

it('uses a place that comes free while a decision is on its way', async () => {
  const { time, line, went, acquire } = setup({ concurrentRequests: 1 });
  const first = acquire('first');
  await time.pass(DELAY_MS);
  void acquire('second');
  await time.pass(1);
  line.settle(await first, { kind: 'answered' });
  await time.pass(2 * DELAY_MS);
  expect(went).toEqual(['first', 'second']);
});

it('gives the place back of a request that left while it was decided about, and the next one takes it', async () => {
  const { time, memory, went, acquire } = setup({ concurrentRequests: 1 });
  const stop = new AbortController();
  const first = acquire('first', { signal: stop.signal });
  void acquire('second');
  stop.abort(new Error('enough'));
  await expect(first).rejects.toThrow('enough');
  await time.pass(3 * DELAY_MS);
  expect(went).toEqual(['second']);
  expect(memory.inspect().underWay.requests).toBe(1);
});

it('refuses all who wait when no decision can be had, and asks again for those who come later', async () => {
  const { time, limiter, memory, went, acquire } = setup();
  limiter.failure = new RateLimiterUnavailableError('The rate limiter cannot be reached.');
  const refused = [acquire('a'), acquire('b')];
  await time.pass(DELAY_MS);
  for (const one of refused) await expect(one).rejects.toBe(limiter.failure);
  limiter.failure = undefined;
  void acquire('c');
  await time.pass(DELAY_MS);
  expect(went).toEqual(['c']);
  expect(memory.inspect().underWay.requests).toBeGreaterThan(0);
  expect(time.next).toBe(Infinity);
});

it('leaves no timer behind when those who waited are refused', async () => {
  const { time, limiter, acquire } = setup({ concurrentRequests: 1 });
  void acquire('first');
  await time.pass(DELAY_MS);
  const second = acquire('second');
  await time.pass(500);
  limiter.failure = new RateLimiterUnavailableError('The rate limiter cannot be reached.');
  const third = acquire('third');
  await time.pass(DELAY_MS);
  for (const one of [second, third]) await expect(one).rejects.toBe(limiter.failure);
  expect(time.next).toBe(Infinity);
});

it('asks once a second, and no more, while requests under way hold others up', async () => {
  const { time, limiter, acquire } = setup({ concurrentRequests: 1 });
  void acquire('first');
  await time.pass(DELAY_MS);
  void acquire('second');
  const before = limiter.asked;
  await time.pass(10_000);
  expect(limiter.asked - before).toBeLessThanOrEqual(11);
});

it('lets nobody wait much longer than he is ready to because a decision takes its time', async () => {
  const time = new EventTime();
  const memory = new MemoryRateLimiter({ limits: rateLimits(), leaseMs: 3_600_000, now: time.now });
  const line = new WaitingLine(new DelayedLimiter(memory, time.sleep, 30_000), time);
  let failed: unknown;
  line.acquire(read, { maxWaitMs: 0 }).catch((error: unknown) => (failed = error));
  await time.pass(999);
  expect(failed).toBeUndefined();
  await time.pass(1);
  expect(failed).toMatchObject({ code: 'rate_limit_exceeded', limit: 'seeding' });
  await time.pass(30_000);
  expect(memory.inspect().underWay.requests).toBe(0);
});

it('keeps nobody much longer than he is ready to wait, also when it asks again by itself and gets no answer', async () => {
  const { time, limiter, acquire } = setup({ concurrentRequests: 1 });
  void acquire('first');
  await time.pass(2 * DELAY_MS);
  let failure: unknown;
  acquire('second', { maxWaitMs: 5_000 }).catch((error: unknown) => (failure = error));
  await time.pass(2 * DELAY_MS);
  limiter.delayMs = 3_600_000;
  await time.pass(6_000);
  expect(failure).toMatchObject({ limit: 'concurrency' });
});
