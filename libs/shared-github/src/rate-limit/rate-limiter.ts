import type { LedgerState } from './ledger/ledger-state.js';
import type { RateLimits } from './limits/rate-limits.js';
import type { RequestCost } from './limits/request-cost.js';

/** `batch` leaves the reserve alone; `interactive` is for calls that somebody is waiting for. */
export type RequestPriority = 'batch' | 'interactive';

/** Why a request has to wait. */
export const waitReasons = [
  'primary',
  'concurrency',
  'points',
  'content_per_minute',
  'content_per_hour',
  'pause',
  'slow_start',
  'seeding',
] as const;
export type WaitReason = (typeof waitReasons)[number];

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

/** What GitHub's `x-ratelimit-*` headers say of the hour, by GitHub's own clock. */
export interface ObservedBudget {
  readonly limit: number;
  readonly used: number;
  /** `x-ratelimit-reset` as it stands there: seconds since the epoch. Tells one hour from the next. */
  readonly reset: number;
  /** From the answer's `Date` until then. */
  readonly resetInMs: number;
}

export interface ObservedRefusal {
  readonly limit: 'primary' | 'secondary';
  /** Undefined where GitHub names no time. */
  readonly retryAfterMs: number | undefined;
}

/** How a request ended. */
export interface RequestOutcome {
  /** `free`: GitHub does not count it to the hour, as with a 304. `unsent`: it never left. `lost`: no answer came. */
  readonly kind: 'answered' | 'free' | 'lost' | 'unsent';
  readonly budget?: ObservedBudget | undefined;
  readonly refusal?: ObservedRefusal | undefined;
  /** Each of them was a request of its own to GitHub. Default 0. */
  readonly redirects?: number;
}

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
