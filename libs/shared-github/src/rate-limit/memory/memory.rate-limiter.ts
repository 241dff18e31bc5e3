import { monotonicNow } from '../../clock.js';
import { decideInOrder } from '../decide-in-order.js';
import type { LedgerState } from '../ledger/ledger-state.js';
import { RateLedger } from '../ledger/rate-ledger.js';
import { SteadyTime } from '../ledger/steady-time.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { Decision, Lease, RateLimiter, RateLimitRequest } from '../rate-limiter.js';
import type { RequestOutcome } from '../request-outcome.js';
import { isOpenEnded, type WaitReason } from '../wait-reason.js';

export interface MemoryRateLimiterOptions {
  readonly limits: RateLimits;
  /** Longer than any request takes, in milliseconds. */
  readonly leaseMs: number;
  /** Milliseconds. Default: a clock that nobody can set. */
  readonly now?: (() => number) | undefined;
}

/** The limits of one process that is alone with its installation. */
export class MemoryRateLimiter implements RateLimiter {
  readonly limits: RateLimits;
  private readonly ledger: RateLedger;
  private readonly time: SteadyTime;

  constructor({ limits, leaseMs, now = monotonicNow }: MemoryRateLimiterOptions) {
    this.limits = limits;
    this.ledger = new RateLedger(limits, leaseMs);
    this.time = new SteadyTime(now);
  }

  /** Only a lease that was never given back changes anything without being told. */
  readonly pollMs = (reason: WaitReason): number => (isOpenEnded(reason) ? 1_000 : Infinity);

  decide(requests: readonly RateLimitRequest[]): Decision[] {
    const now = this.time.now();
    return decideInOrder(requests, (request) => this.ledger.decide(request, now));
  }

  settle(lease: Lease, outcome: RequestOutcome): void {
    this.ledger.settle(lease, outcome, this.time.now());
  }

  inspect(): LedgerState {
    return this.ledger.inspect(this.time.now());
  }

  async close(): Promise<void> {
    // Nothing is kept outside this object.
  }
}
