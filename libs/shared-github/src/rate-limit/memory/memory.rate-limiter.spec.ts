import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RateLimitExceededError } from '../errors/rate-limit-exceeded.error.js';
import { MemoryRateLimiter } from './memory.rate-limiter.js';

const HOUR_MS = 3_600_000;

function setup(options: { maxRequestsPerHour?: number; maxConcurrentRequests?: number } = {}) {
  const clock = { now: 0 };
  const limiter = new MemoryRateLimiter({
    maxRequestsPerHour: 1000,
    maxConcurrentRequests: 1000,
    now: () => clock.now,
    ...options,
  });
  return { limiter, clock };
}

it('lets no more than the budget through in any hour, whatever the times', async () => {
  const gaps = fc.array(fc.integer({ min: 0, max: HOUR_MS / 2 }), { maxLength: 60 });
  const property = fc.asyncProperty(gaps, fc.integer({ min: 1, max: 5 }), async (waits, budget) => {
    const { limiter, clock } = setup({ maxRequestsPerHour: budget });
    const admitted: number[] = [];
    for (const wait of waits) {
      clock.now += wait;
      const wasRefused = await limiter.acquire().then(
        (release) => (release(), admitted.push(clock.now), false),
        () => true,
      );
      const inTheHour = admitted.filter((time) => time > clock.now - HOUR_MS).length;
      expect(inTheHour).toBeLessThanOrEqual(budget);
      if (wasRefused) expect(inTheHour).toBe(budget);
    }
  });
  await fc.assert(property);
});

it('says when the next request may go', async () => {
  const { limiter, clock } = setup({ maxRequestsPerHour: 1 });
  (await limiter.acquire())();
  clock.now = HOUR_MS - 1500;
  const refusal = await limiter.acquire().catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(RateLimitExceededError);
  expect(refusal).toMatchObject({ limit: 'local', retryAfterSeconds: 2 });
  clock.now = HOUR_MS;
  await expect(limiter.acquire()).resolves.toEqual(expect.any(Function));
});

it('keeps to the requests under way at once, first come, first served', async () => {
  const { limiter } = setup({ maxConcurrentRequests: 2 });
  const order: number[] = [];
  const held = [await limiter.acquire(), await limiter.acquire()];
  const waiting = [3, 4, 5].map((number) => limiter.acquire().then((release) => (order.push(number), release)));
  await Promise.resolve();
  expect(order).toEqual([]);
  held[0]?.();
  held[0]?.();
  await waiting[0];
  expect(order).toEqual([3]);
  held[1]?.();
  await waiting[1];
  (await waiting[0])?.();
  await waiting[2];
  expect(order).toEqual([3, 4, 5]);
});

it('lets a waiter go whose signal aborts, and keeps its place for the next', async () => {
  const { limiter } = setup({ maxConcurrentRequests: 1 });
  const release = await limiter.acquire();
  const stop = new AbortController();
  const first = limiter.acquire(stop.signal);
  const second = limiter.acquire();
  stop.abort(new Error('enough'));
  await expect(first).rejects.toThrow('enough');
  release();
  await expect(second).resolves.toEqual(expect.any(Function));
});

it('gives the slot back when the budget refuses', async () => {
  const { limiter, clock } = setup({ maxRequestsPerHour: 1, maxConcurrentRequests: 1 });
  (await limiter.acquire())();
  await expect(limiter.acquire()).rejects.toBeInstanceOf(RateLimitExceededError);
  clock.now = HOUR_MS;
  await expect(limiter.acquire()).resolves.toEqual(expect.any(Function));
});
