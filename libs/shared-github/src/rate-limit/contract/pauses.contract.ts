import { expect, it } from '@jest/globals';
import type { ObservedRefusal } from '../request-outcome.js';
import {
  type CreateLimiter,
  HOUR_MS,
  MINUTE_MS,
  startLimiter,
  type TestedLimiter,
} from './limiter-under-test.contract.js';

const unnamed: ObservedRefusal = { limit: 'secondary', retryAfterMs: undefined };
const QUIET_MS = 900_000;

const refusal = (retryAfterMs: number | undefined, limit: ObservedRefusal['limit'] = 'secondary') => ({
  refusal: { limit, retryAfterMs },
});

/** The pause that it has to wait for now, in milliseconds; it is over when this returns. */
async function waitOut(limiter: TestedLimiter): Promise<number> {
  const { waitMs, reason } = await limiter.wait();
  expect(reason).toBe('pause');
  await limiter.pass(waitMs);
  return waitMs;
}

/** After GitHub's refusal everybody stops; then one goes first, and the others follow little by little. */
export function pauses(create: CreateLimiter): void {
  it.each(['secondary', 'primary'] as const)('holds everything for as long as a %s refusal says', async (limit) => {
    const limiter = await startLimiter(create);
    await limiter.send('read', refusal(17_000, limit));
    expect(await limiter.wait('content')).toEqual({ waitMs: 17_000, reason: 'pause' });
    expect(await limiter.wait('read', 'interactive')).toEqual({ waitMs: 17_000, reason: 'pause' });
    await limiter.pass(16_999);
    expect(await limiter.wait()).toEqual({ waitMs: 1, reason: 'pause' });
    await limiter.pass(1);
    await limiter.go();
  });

  it('holds everything for 60 s where GitHub names no time, twice as long each time, an hour at most', async () => {
    const limiter = await startLimiter(create);
    const waited: number[] = [];
    for (let times = 0; times < 8; times += 1) {
      await limiter.send('read', { refusal: unnamed });
      waited.push(await waitOut(limiter));
    }
    const minutes = waited.map((ms) => ms / MINUTE_MS);
    expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('takes refusals of what was under way for one', async () => {
    const limiter = await startLimiter(create);
    const leases = await limiter.goTogether(5);
    for (const lease of leases) await limiter.end(lease, { refusal: unnamed });
    expect(await waitOut(limiter)).toBe(MINUTE_MS);
    await limiter.send('read', { refusal: unnamed });
    expect(await waitOut(limiter)).toBe(2 * MINUTE_MS);
  });

  it('does not let a shorter pause end a longer one', async () => {
    const limiter = await startLimiter(create);
    const [one, other] = await limiter.goTogether(2);
    await limiter.end(one, refusal(HOUR_MS));
    await limiter.end(other, refusal(1_000));
    expect(await limiter.wait()).toEqual({ waitMs: HOUR_MS, reason: 'pause' });
  });

  it('lets a longer pause follow a shorter one', async () => {
    const limiter = await startLimiter(create);
    const [one, other] = await limiter.goTogether(2);
    await limiter.end(one, refusal(1_000));
    await limiter.end(other, refusal(HOUR_MS));
    expect(await limiter.wait()).toEqual({ waitMs: HOUR_MS, reason: 'pause' });
  });

  it.each([
    ['doubles again within 15 minutes after a pause', QUIET_MS, 2 * MINUTE_MS],
    ['starts over when 15 minutes after a pause were quiet', QUIET_MS + 1, MINUTE_MS],
  ])('%s', async (_title, quietMs, expected) => {
    const limiter = await startLimiter(create);
    await limiter.send('read', { refusal: unnamed });
    await waitOut(limiter);
    await limiter.pass(quietMs);
    await limiter.send('read', { refusal: unnamed });
    expect(await waitOut(limiter)).toBe(expected);
  });

  it('does not double for the hour’s limit, which nobody could have respected better', async () => {
    const limiter = await startLimiter(create);
    await limiter.send('read', refusal(undefined, 'primary'));
    expect(await waitOut(limiter)).toBe(MINUTE_MS);
    await limiter.send('read', refusal(undefined, 'primary'));
    expect(await waitOut(limiter)).toBe(MINUTE_MS);
  });

  it('lets one request go first, and one more be under way after each good answer', async () => {
    const limiter = await startLimiter(create, { concurrentRequests: 4 });
    await limiter.send('read', refusal(1_000));
    await waitOut(limiter);
    const probe = await limiter.go();
    expect(await limiter.wait('read', 'interactive')).toMatchObject({ reason: 'slow_start' });
    await limiter.end(probe);
    const two = await limiter.goTogether(10);
    expect(two).toHaveLength(2);
    await limiter.end(two[0]);
    const three = await limiter.goTogether(10);
    expect(three).toHaveLength(2);
    await limiter.end(three[0], { kind: 'free' });
    expect(await limiter.goTogether(10)).toHaveLength(2);
    expect(await limiter.wait()).toMatchObject({ reason: 'concurrency' });
  });

  it('lets nobody go while what went before the pause is under way', async () => {
    const limiter = await startLimiter(create);
    const [one, other] = await limiter.goTogether(2);
    await limiter.end(one, refusal(1_000));
    await waitOut(limiter);
    expect(await limiter.wait()).toMatchObject({ reason: 'slow_start' });
    await limiter.end(other);
    expect(await limiter.goTogether(10)).toHaveLength(1);
  });

  it('learns nothing from a good answer to what went before the pause', async () => {
    const limiter = await startLimiter(create);
    const leases = await limiter.goTogether(4);
    await limiter.end(leases[0], refusal(1_000));
    await limiter.end(leases[1]);
    await waitOut(limiter);
    for (const lease of leases.slice(2)) await limiter.end(lease);
    expect(await limiter.goTogether(10)).toHaveLength(1);
  });

  it.each(['lost', 'unsent'] as const)('learns nothing from a request that was %s', async (kind) => {
    const limiter = await startLimiter(create);
    await limiter.send('read', refusal(1_000));
    await waitOut(limiter);
    await limiter.send('read', { kind });
    expect(await limiter.goTogether(10)).toHaveLength(1);
  });

  it('pauses again when the first request is refused, and starts with one again', async () => {
    const limiter = await startLimiter(create);
    await limiter.send('read', refusal(1_000));
    await waitOut(limiter);
    await limiter.send();
    await limiter.send('read', refusal(5_000));
    expect(await waitOut(limiter)).toBe(5_000);
    expect(await limiter.goTogether(10)).toHaveLength(1);
  });

  it('counts refusals anew once everything has gone well again', async () => {
    const limiter = await startLimiter(create, { concurrentRequests: 3 });
    await limiter.send('read', { refusal: unnamed });
    await waitOut(limiter);
    await limiter.send();
    await limiter.send();
    expect(await limiter.goTogether(10)).toHaveLength(3);
    await limiter.pass(MINUTE_MS);
    await limiter.send('read', { refusal: unnamed });
    expect(await waitOut(limiter)).toBe(MINUTE_MS);
  });
}
