import { expect, it } from '@jest/globals';
import {
  type CreateLimiter,
  HOUR_MS,
  LEASE_MS,
  MINUTE_MS,
  SLICE_MS,
  startLimiter,
} from './limiter-under-test.contract.js';

/** Clocks are set now and then, forward and back. */
export function keepsTime(create: CreateLimiter): void {
  it.each([1, MINUTE_MS, HOUR_MS, 48 * HOUR_MS])(
    'forgets nothing when the clock is set back by %d ms',
    async (backMs) => {
      const limiter = await startLimiter(create, { pointsPerMinute: 5 });
      await limiter.send('write');
      await limiter.pass(10_000);
      await limiter.wait('write');
      await limiter.pass(-backMs);
      const waitMs = MINUTE_MS - 10_000 + SLICE_MS.minute;
      expect(await limiter.wait('write')).toEqual({ waitMs, reason: 'points' });
      await limiter.pass(waitMs - 1);
      expect(await limiter.wait('write')).toEqual({ waitMs: 1, reason: 'points' });
      await limiter.pass(1);
      await limiter.go('write');
    },
  );

  it('holds a pause for its whole time when the clock is set back', async () => {
    const limiter = await startLimiter(create);
    await limiter.send('read', { refusal: { limit: 'secondary', retryAfterMs: 60_000 } });
    await limiter.pass(-2 * HOUR_MS);
    expect(await limiter.wait()).toEqual({ waitMs: 60_000, reason: 'pause' });
    await limiter.pass(60_000);
    await limiter.go();
  });

  it('ends leases and GitHub’s hour when they are due after the clock was set back', async () => {
    const limiter = await startLimiter(create, { concurrentRequests: 2 });
    const answered = await limiter.go();
    await limiter.go();
    const budget = { limit: 100, used: 100, reset: 1_800_000_060, resetInMs: LEASE_MS };
    await limiter.end(answered, { budget });
    await limiter.pass(-HOUR_MS);
    expect(await limiter.wait()).toEqual({ waitMs: LEASE_MS, reason: 'primary' });
    await limiter.pass(LEASE_MS);
    await limiter.go();
    await limiter.go();
  });

  it('takes a clock that is set forward for time that has passed', async () => {
    const limiter = await startLimiter(create, { pointsPerMinute: 5, concurrentRequests: 1 });
    await limiter.go('write');
    await limiter.pass(30 * 24 * HOUR_MS);
    expect(await limiter.underWay()).toBe(0);
    await limiter.go('write');
  });

  it('goes on rightly when the clock is set forward and back again', async () => {
    const limiter = await startLimiter(create, { requestsPerHour: 1 });
    await limiter.pass(HOUR_MS);
    await limiter.send();
    await limiter.pass(-HOUR_MS);
    expect(await limiter.wait()).toEqual({ waitMs: HOUR_MS + SLICE_MS.hour, reason: 'primary' });
  });
}
