import { expect, it } from '@jest/globals';
import type { ObservedBudget } from '../request-outcome.js';
import {
  type CreateLimiter,
  HOUR_MS,
  LEASE_MS,
  MINUTE_MS,
  SLICE_MS,
  startLimiter,
} from './limiter-under-test.contract.js';

const RESET = 1_800_003_600;

function answer(budget: Partial<ObservedBudget>): { budget: ObservedBudget } {
  return { budget: { limit: 5_000, used: 0, reset: RESET, resetInMs: HOUR_MS, ...budget } };
}

/** What `x-ratelimit-*` says of the hour is the truth, whatever the limiter has counted. */
export function believesGitHub(create: CreateLimiter): void {
  const batchOf5000 = { requestsPerHour: undefined, interactiveReserve: 500 };

  it('waits for the reset when GitHub has less left than was thought', async () => {
    const limiter = await startLimiter(create);
    await limiter.send('read', answer({ limit: 5_000, used: 5_000, resetInMs: 70_000 }));
    expect(await limiter.wait()).toEqual({ waitMs: 70_000, reason: 'primary' });
    expect(await limiter.wait('read', 'interactive')).toEqual({ waitMs: 70_000, reason: 'primary' });
    await limiter.pass(69_999);
    expect(await limiter.wait()).toEqual({ waitMs: 1, reason: 'primary' });
    await limiter.pass(1);
    await limiter.go();
  });

  it('lets exactly as many go as GitHub has left', async () => {
    const limiter = await startLimiter(create);
    await limiter.send('read', answer({ used: 4_998 }));
    const lease = await limiter.go();
    await limiter.go();
    expect(await limiter.wait()).toMatchObject({ reason: 'primary' });
    await limiter.end(lease, answer({ used: 4_999 }));
    expect(await limiter.wait()).toMatchObject({ reason: 'primary' });
  });

  it('leaves the last 500 to interactive requests', async () => {
    const limiter = await startLimiter(create, { interactiveReserve: 500 });
    await limiter.send('read', answer({ used: 4_499 }));
    expect(await limiter.goTogether(3)).toHaveLength(1);
    expect(await limiter.goTogether(510, 'interactive')).toHaveLength(500);
  });

  it.each([
    [12_500, 12_000, 500],
    [15_000, 14_500, 500],
    [60, 54, 6],
  ])('follows a limit of %d: %d for batch, %d in reserve', async (limit, batch, reserve) => {
    const limiter = await startLimiter(create, batchOf5000);
    await limiter.send('read', { kind: 'free', ...answer({ limit }) });
    expect(await limiter.goTogether(batch + 10)).toHaveLength(batch);
    expect(await limiter.goTogether(reserve + 10, 'interactive')).toHaveLength(reserve);
  });

  it('keeps to the budget it was given, however much GitHub would allow', async () => {
    const limiter = await startLimiter(create, { requestsPerHour: 3 });
    await limiter.send('read', answer({ limit: 12_500 }));
    await limiter.send('read');
    await limiter.send('read');
    expect(await limiter.wait()).toMatchObject({ reason: 'primary' });
  });

  it.each([
    ['of the same hour, with less used', { used: 10, reset: RESET }],
    ['of the same hour, by a server that is a second off', { used: 10, reset: RESET + 1 }],
    ['of the hour before', { used: 10, reset: RESET - 3_600, resetInMs: 0 }],
  ])('does not believe an answer that was overtaken: %s', async (_which, older) => {
    const limiter = await startLimiter(create);
    const overtaken = await limiter.go();
    await limiter.send('read', answer({ used: 5_000 }));
    await limiter.end(overtaken, answer(older));
    expect(await limiter.wait()).toEqual({ waitMs: HOUR_MS, reason: 'primary' });
  });

  it('believes a later answer of the same hour, by a server that is a second off', async () => {
    const limiter = await startLimiter(create);
    await limiter.send('read', answer({ used: 4_000 }));
    await limiter.send('read', answer({ used: 5_000, reset: RESET - 1, resetInMs: 50_000 }));
    expect(await limiter.wait()).toEqual({ waitMs: 50_000, reason: 'primary' });
  });

  it('believes that more is left in the next hour', async () => {
    const limiter = await startLimiter(create);
    const next = await limiter.go();
    await limiter.send('read', answer({ used: 5_000 }));
    expect(await limiter.wait()).toMatchObject({ reason: 'primary' });
    await limiter.end(next, answer({ used: 1, reset: RESET + 3_600 }));
    await limiter.go();
  });

  it('keeps to its own sliding hour when GitHub starts another', async () => {
    const limiter = await startLimiter(create, { requestsPerHour: 2 });
    await limiter.send('read', answer({ used: 4_000, resetInMs: 1_000 }));
    await limiter.send('read', answer({ used: 4_001, resetInMs: 1_000 }));
    await limiter.pass(1_000);
    expect(await limiter.wait()).toEqual({ waitMs: HOUR_MS + SLICE_MS.hour - 1_000, reason: 'primary' });
  });

  it('takes requests without an answer for used, until GitHub says', async () => {
    const limiter = await startLimiter(create);
    const next = await limiter.go();
    await limiter.send('read', answer({ used: 4_997 }));
    await limiter.send('read', { kind: 'lost' });
    expect(await limiter.goTogether(3)).toHaveLength(1);
    await limiter.end(next, answer({ used: 4_998 }));
    expect(await limiter.goTogether(3)).toHaveLength(1);
  });

  it('takes requests that nobody ended for used, too, and once only', async () => {
    const limiter = await startLimiter(create);
    await limiter.send('read', answer({ used: 4_996 }));
    const forgotten = await limiter.go();
    await limiter.pass(LEASE_MS);
    expect(await limiter.goTogether(1)).toHaveLength(1);
    await limiter.end(forgotten, { kind: 'lost' });
    expect(await limiter.goTogether(10)).toHaveLength(2);
  });

  it('counts what no answer spoke of no further than to the end of the hour', async () => {
    const limiter = await startLimiter(create);
    await limiter.send('read', answer({ used: 4_999, resetInMs: MINUTE_MS }));
    await limiter.send('read', { kind: 'lost' });
    expect(await limiter.wait()).toEqual({ waitMs: MINUTE_MS, reason: 'primary' });
    await limiter.pass(MINUTE_MS);
    expect(await limiter.goTogether(20)).toHaveLength(20);
  });
}
