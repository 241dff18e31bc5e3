import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RateLimitExceededError } from '../../errors/rate-limit-exceeded.error.js';
import { Crowd, crowds, type Visit, type Visitor } from '../../testing/crowd.js';
import { DelayedLimiter } from '../../testing/delayed-limiter.js';
import { EventTime } from '../../testing/event-time.js';
import { smallLimits } from '../contract/schedule.contract.js';
import { RateLedger } from '../ledger/rate-ledger.js';
import type { RateLimits } from '../limits/rate-limits.js';
import { MemoryRateLimiter } from '../memory/memory.rate-limiter.js';
import { WaitingLine } from './waiting-line.js';

const HOUR_MS = 3_600_000;
/** Longer than anybody takes: nobody dies here. */
const leaseMs = 60_000;

interface Outcome {
  readonly visits: readonly Visit[];
  readonly limiter: MemoryRateLimiter;
  readonly time: EventTime;
  /** For how long the first in the line was kept back though the limits allowed it to go, in milliseconds. */
  readonly idleMs: number;
}

/** Lets a crowd through, until nothing stirs any more. */
async function play(limits: RateLimits, visitors: readonly Visitor[], delayMs: number): Promise<Outcome> {
  const time = new EventTime();
  const limiter = new MemoryRateLimiter({ limits, leaseMs, now: time.now });
  const line = new WaitingLine(delayMs > 0 ? new DelayedLimiter(limiter, time.sleep, delayMs) : limiter, time);
  const crowd = new Crowd(line, time, visitors);
  // Each may have to wait for an hour's window, and each refusal for an hour's pause.
  const end = time.now() + 2 * (visitors.length + 1) * HOUR_MS;
  let idleMs = 0;
  let free: { number: number; since: number } | undefined;
  for (await time.pass(0); time.next < end; await time.pass(time.next - time.now())) {
    const [first] = crowd.waiting;
    const mayGo = first && 'lease' in new RateLedger(limits, leaseMs, limiter.inspect()).decide(first, time.now());
    if (!mayGo) free = undefined;
    else if (free?.number !== first.number) free = { number: first.number, since: time.now() };
    if (free) idleMs = Math.max(idleMs, time.next - free.since);
  }
  return { visits: crowd.visits, limiter, time, idleMs };
}

const laneOf = ({ priority, cost }: Visitor) => `${priority} ${cost.content}`;

function overtakers(visits: readonly Visit[]): Visit[] {
  return visits.filter(({ went, ...visit }) =>
    visits.some((other) => {
      const isBefore = other.number < visit.number && laneOf(other) === laneOf(visit);
      return isBefore && went !== undefined && other.went !== undefined && other.went > went;
    }),
  );
}

it.each([
  ['beside it', 0],
  ['far away', 7],
])('serves any crowd fairly, wholly and without waste, by a limiter %s', async (_where, delayMs) => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', note);
  const property = fc.asyncProperty(smallLimits, crowds, async (limits, visitors) => {
    const { visits, limiter, time, idleMs } = await play(limits, visitors, delayMs);

    expect(visits).toHaveLength(visitors.length);
    expect(overtakers(visits)).toEqual([]);
    for (const { wentAt, failedAt, cameAt, maxWaitMs, leavesAfterMs, error } of visits) {
      const endedAt = wentAt ?? failedAt ?? Infinity;
      // A decision that is on its way is waited for.
      expect(endedAt - cameAt).toBeLessThanOrEqual(Math.min(maxWaitMs + 2 * delayMs, leavesAfterMs ?? Infinity));
      if (wentAt === undefined) {
        const isImpatient = error instanceof RateLimitExceededError && maxWaitMs < Infinity;
        expect(isImpatient || (error as Error).message === 'left').toBe(true);
      }
    }
    expect(visits.filter(({ wentAt, failedAt }) => (wentAt ?? failedAt) === undefined)).toEqual([]);
    expect(limiter.inspect().underWay.requests).toBe(0);
    expect(time.next).toBe(Infinity);
    expect(idleMs).toBeLessThanOrEqual(2 * delayMs);
  });
  await fc.assert(property, { numRuns: 100 });
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});
