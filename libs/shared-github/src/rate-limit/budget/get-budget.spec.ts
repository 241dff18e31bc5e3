import { expect, it } from '@jest/globals';
import { ValidationError } from '../../errors/validation.error.js';
import { type RateLimits, rateLimits } from '../limits/rate-limits.js';
import { costOfContent, costOfRead, costOfWrite, type RequestCost } from '../limits/request-cost.js';
import { MemoryRateLimiter } from '../memory/memory.rate-limiter.js';
import type { Lease } from '../rate-limiter.js';
import type { RequestOutcome } from '../request-outcome.js';
import { getBudget } from './get-budget.js';

const minute = 60_000;
const hour = 60 * minute;

function setup(limits: Partial<RateLimits> = {}) {
  const clock = { now: Date.now() };
  const limiter = new MemoryRateLimiter({ limits: rateLimits(limits), leaseMs: 20_000, now: () => clock.now });
  const take = (cost: RequestCost): Lease => {
    const [decision] = limiter.decide([{ cost, priority: 'batch' }]);
    if (!decision || !('lease' in decision)) throw new Error(`Refused: ${JSON.stringify(decision)}`);
    return decision.lease;
  };
  const spend = (cost: RequestCost, outcome: RequestOutcome = { kind: 'answered' }) =>
    limiter.settle(take(cost), outcome);
  /** Minutes from now, as a budget's date tells them; now is 0, and never -0. */
  const minutesTo = (date: Date) => Math.round((date.getTime() - Date.now()) / minute) + 0;
  return { limiter, take, spend, minutesTo };
}

it('tells what is left of each limit, with what is under way', async () => {
  const { limiter, take, spend } = setup();
  spend(costOfContent);
  spend(costOfWrite);
  take(costOfRead);
  expect(await getBudget(limiter)).toMatchObject({
    limits: {
      requestsPerHour: { limit: 4500, left: 4497 },
      concurrentRequests: { limit: 100, left: 99 },
      pointsPerMinute: { limit: 900, left: 889 },
      contentPerMinute: { limit: 80, left: 79 },
      contentPerHour: { limit: 500, left: 499 },
    },
    github: undefined,
    pausedUntil: undefined,
    waitsFor: undefined,
  });
});

it('says that the next call may go now', async () => {
  const { limiter, minutesTo } = setup();
  const { firstAt, lastAt } = await getBudget(limiter);
  expect([minutesTo(firstAt), minutesTo(lastAt)]).toEqual([0, 0]);
});

it('says when a limit of the hour lets the next calls go', async () => {
  const { limiter, spend, minutesTo } = setup({ contentPerHour: 3 });
  for (let call = 0; call < 3; call += 1) spend(costOfContent);
  const { firstAt, lastAt, waitsFor } = await getBudget(limiter, { next: [{ kind: 'content', count: 4 }] });
  expect([minutesTo(firstAt), minutesTo(lastAt), waitsFor]).toEqual([60, 120, 'content_per_hour']);
  const reads = await getBudget(limiter, { next: [{ kind: 'read', count: 4 }] });
  expect(minutesTo(reads.lastAt)).toBe(0);
});

it('counts what GitHub has counted, and keeps the reserve for interactive calls', async () => {
  const { limiter, spend, minutesTo } = setup();
  const budget = { limit: 5000, used: 4500, reset: 1_800_000_000, resetInMs: hour / 2 };
  spend(costOfRead, { kind: 'answered', budget });
  const batch = await getBudget(limiter);
  expect(batch.github).toMatchObject({ limit: 5000, left: 500 });
  expect(minutesTo(batch.github?.resetsAt ?? new Date(0))).toBe(30);
  expect([minutesTo(batch.firstAt), batch.waitsFor]).toEqual([30, 'primary']);
  const interactive = await getBudget(limiter, { priority: 'interactive', next: [{ kind: 'read', count: 501 }] });
  expect([minutesTo(interactive.firstAt), minutesTo(interactive.lastAt)]).toEqual([0, 30]);
});

it('tells of a pause', async () => {
  const { limiter, spend, minutesTo } = setup();
  spend(costOfWrite, { kind: 'answered', refusal: { limit: 'secondary', retryAfterMs: 5 * minute } });
  const { pausedUntil, firstAt, waitsFor } = await getBudget(limiter);
  expect(minutesTo(pausedUntil ?? new Date(0))).toBe(5);
  expect([minutesTo(firstAt), waitsFor]).toEqual([5, 'pause']);
});

it('changes nothing', async () => {
  const { limiter, spend } = setup({ contentPerHour: 3 });
  spend(costOfContent);
  const before = limiter.inspect();
  await getBudget(limiter, { next: [{ kind: 'content', count: 100 }] });
  expect(limiter.inspect()).toEqual(before);
});

it.each([
  [{ next: [{ kind: 'read' as const, count: 10_001 }] }, '10001 calls'],
  [{ next: [{ kind: 'read' as const, count: -1 }] }, '-1'],
  [{ next: [{ kind: 'read' as const, count: 0.5 }] }, '0.5'],
  [{ next: [{ kind: 'delete' as 'read' }] }, 'delete'],
])('refuses %j', async (options, named) => {
  const refusal = await getBudget(setup().limiter, options).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ValidationError);
  expect(String(refusal)).toContain(named);
});
