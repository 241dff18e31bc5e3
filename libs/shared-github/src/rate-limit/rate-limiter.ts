import type { LedgerState } from './ledger/ledger-state.js';
import type { RateLimits } from './limits/rate-limits.js';
import type { RequestCost } from './limits/request-cost.js';
import type { RequestOutcome } from './request-outcome.js';
import type { RequestPriority } from './request-priority.js';
import type { WaitReason } from './wait-reason.js';

export interface RateLimitRequest {
  readonly cost: RequestCost;
  readonly priority: RequestPriority;
}

/** Leave to send one request. It ends by itself when its time is over: a process that dies gives back what it had. */
export interface Lease {
  readonly cost: RequestCost;
  /** Milliseconds, by the clock of the limiter that gave it. */
  readonly admittedAt: number;
}

export interface Go {
  readonly lease: Lease;
}

export interface Wait {
  /** Milliseconds after which another try is worth it. */
  readonly waitMs: number;
  readonly reason: WaitReason;
}

export type Decision = Go | Wait;

/**
 * Decides when requests of one installation may go, over all limits at once: requests in any hour, requests at once,
 * points a minute, content a minute and an hour, and the pause that a refusal of GitHub's asks everybody for.
 */
export interface RateLimiter {
  readonly limits: RateLimits;

  /** After so many milliseconds another process may have changed what was decided. Infinity where there is no other. */
  readonly pollMs: (reason: WaitReason) => number;

  /**
   * Decides about requests in the order in which they wait, all at one moment. Who waits is only overtaken by those who
   * do not use what he waits for.
   *
   * @throws RateLimiterUnavailableError when the limits cannot be read: nothing goes then
   */
  decide(requests: readonly RateLimitRequest[]): Decision[] | Promise<Decision[]>;

  /** Ends a lease. Never fails: what cannot be told ends with the lease's own time. */
  settle(lease: Lease, outcome: RequestOutcome): void;

  /** How things stand now. */
  inspect(): LedgerState | Promise<LedgerState>;

  close(): Promise<void>;
}
