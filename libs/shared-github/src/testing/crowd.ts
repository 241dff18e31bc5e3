import fc from 'fast-check';
import type { RequestCost } from '../rate-limit/limits/request-cost.js';
import { costOfContent, costOfRead, costOfWrite } from '../rate-limit/limits/request-cost.js';
import type { RequestOutcome } from '../rate-limit/request-outcome.js';
import type { RequestPriority } from '../rate-limit/request-priority.js';
import type { WaitingLine } from '../rate-limit/waiting/waiting-line.js';
import type { EventTime } from './event-time.js';

/** One who comes to a waiting line. Times are milliseconds. */
export interface Visitor {
  readonly comesAfterMs: number;
  readonly cost: RequestCost;
  readonly priority: RequestPriority;
  readonly maxWaitMs: number;
  /** After so long its signal ends it, gone or not. */
  readonly leavesAfterMs: number | undefined;
  readonly takesMs: number;
  readonly outcome: RequestOutcome;
}

export interface Visit extends Visitor {
  /** Who came first has the lowest. */
  readonly number: number;
  readonly cameAt: number;
  wentAt?: number;
  /** Who went first has the lowest. */
  went?: number;
  failedAt?: number;
  error?: unknown;
}

const refused = (retryAfterMs: number | undefined): RequestOutcome => ({
  kind: 'answered',
  refusal: { limit: 'secondary', retryAfterMs },
});

const outcome = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom<RequestOutcome>({ kind: 'answered' }, { kind: 'free' }, { kind: 'lost' }) },
  { weight: 1, arbitrary: fc.constantFrom(refused(3_000), refused(undefined)) },
);

/** Visitors who come within a short time, mostly at the same moment as others. */
export const crowds: fc.Arbitrary<Visitor[]> = fc.array(
  fc.record({
    comesAfterMs: fc.oneof(fc.constantFrom(0, 100, 2_000), fc.nat(20_000)),
    cost: fc.constantFrom(costOfRead, costOfWrite, costOfContent),
    priority: fc.constantFrom<RequestPriority>('batch', 'interactive'),
    maxWaitMs: fc.constantFrom(0, 500, 60_000, Infinity, Infinity),
    leavesAfterMs: fc.option(fc.nat(30_000), { nil: undefined, freq: 6 }),
    takesMs: fc.constantFrom(0, 1, 700, 5_000),
    outcome,
  }),
  { minLength: 1, maxLength: 60, size: 'max' },
);

/** Lets everybody come, wait, go and end as they will. */
export class Crowd {
  readonly visits: Visit[] = [];
  private gone = 0;

  constructor(
    private readonly line: WaitingLine,
    private readonly time: EventTime,
    visitors: readonly Visitor[],
  ) {
    for (const visitor of visitors) void this.visit(visitor);
  }

  /** Who has come, and neither gone nor left. */
  get waiting(): Visit[] {
    return this.visits.filter(({ wentAt, failedAt }) => wentAt === undefined && failedAt === undefined);
  }

  private async visit(visitor: Visitor): Promise<void> {
    await this.time.sleep(visitor.comesAfterMs);
    const visit: Visit = { ...visitor, number: this.visits.length, cameAt: this.time.now() };
    this.visits.push(visit);
    const stop = new AbortController();
    if (visitor.leavesAfterMs !== undefined) {
      void this.time.sleep(visitor.leavesAfterMs).then(() => stop.abort(new Error('left')));
    }
    try {
      const lease = await this.line.acquire(visitor, { maxWaitMs: visitor.maxWaitMs, signal: stop.signal });
      visit.wentAt = this.time.now();
      visit.went = this.gone += 1;
      await this.time.sleep(visitor.takesMs);
      this.line.settle(lease, visitor.outcome);
    } catch (error) {
      visit.failedAt = this.time.now();
      visit.error = error;
    }
  }
}
