import type { Amounts } from './amounts.js';

/** What was used within a slice of time, and when the slice ended. */
export interface TimeSlice {
  readonly end: number;
  readonly amount: number;
}

/** GitHub's own count of the hour. */
export interface GitHubBudget {
  readonly limit: number;
  readonly used: number;
  /** Requests since then that no answer came to: they may have been counted. */
  readonly unanswered: number;
  /** `x-ratelimit-reset`, seconds since the epoch. */
  readonly reset: number;
  /** The same by the limiter's clock, in milliseconds. */
  readonly resetAt: number;
}

/** The pause after a refusal, and the slow start after the pause. */
export interface PauseState {
  readonly until: number;
  /** Refusals in a row, each of a request that went after the pause of the one before. */
  readonly strikes: number;
  /** Requests that may be under way: one first, one more with every good answer. 0: as many as ever. */
  readonly window: number;
}

/** The slices of each window, the oldest first. */
export interface UsageState {
  readonly requestsPerHour: readonly TimeSlice[];
  readonly pointsPerMinute: readonly TimeSlice[];
  readonly contentPerMinute: readonly TimeSlice[];
  readonly contentPerHour: readonly TimeSlice[];
}

/** Everything a limiter knows. Times are milliseconds, by its own clock. */
export interface LedgerState {
  readonly now: number;
  readonly usage: UsageState;
  /** What the requests under way use. */
  readonly underWay: Amounts;
  readonly github: GitHubBudget | undefined;
  readonly pause: PauseState;
}
