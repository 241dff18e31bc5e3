import { ValidationError } from '../../errors/validation.error.js';
import type { RequestPriority } from '../request-priority.js';
import { documentedLimits } from './documented-limits.js';

/** How much of GitHub an installation may use. */
export interface RateLimits {
  /**
   * Requests in any 3 600 s that are not interactive. Unset: 4 500, and as soon as GitHub has named its own limit, that
   * less the reserve.
   */
  readonly requestsPerHour: number | undefined;
  /** Requests an hour on top, for interactive calls only. */
  readonly interactiveReserve: number;
  /** Requests under way at once. */
  readonly concurrentRequests: number;
  /** 1 for a read, 5 for a write. */
  readonly pointsPerMinute: number;
  /** Requests that create content, in any 60 s. */
  readonly contentPerMinute: number;
  /** Requests that create content, in any 3 600 s. */
  readonly contentPerHour: number;
}

const defaults: RateLimits = {
  requestsPerHour: undefined,
  interactiveReserve: 500,
  concurrentRequests: documentedLimits.concurrentRequests,
  pointsPerMinute: documentedLimits.pointsPerMinute,
  contentPerMinute: documentedLimits.contentPerMinute,
  contentPerHour: documentedLimits.contentPerHour,
};

/** A write must fit, or it would wait for ever. */
export const leastLimits: Record<keyof RateLimits, number> = {
  requestsPerHour: 1,
  interactiveReserve: 0,
  concurrentRequests: 1,
  pointsPerMinute: documentedLimits.pointsOfWrite,
  contentPerMinute: 1,
  contentPerHour: 1,
};

export const MOST_OF_A_LIMIT = 1_000_000;

/** @throws ValidationError when a limit is no whole number, too small for any request to go, or over a million */
export function rateLimits(given: Partial<RateLimits> = {}): RateLimits {
  const limits = { ...defaults };
  for (const name of Object.keys(leastLimits) as (keyof RateLimits)[]) {
    const value = given[name];
    if (value === undefined) continue;
    if (!Number.isInteger(value) || value < leastLimits[name] || value > MOST_OF_A_LIMIT) {
      throw new ValidationError(
        `Rate limit ${name}: ${value} is not a whole number from ${leastLimits[name]} to ${MOST_OF_A_LIMIT}.`,
      );
    }
    Object.assign(limits, { [name]: value });
  }
  return limits;
}

/** The reserve is a tenth of GitHub's limit at most: a small limit is not all reserve. */
export const RESERVE_DIVISOR = 10;

export function reserveOf({ interactiveReserve }: RateLimits, limitOfGitHub: number): number {
  return Math.min(interactiveReserve, Math.floor(limitOfGitHub / RESERVE_DIVISOR));
}

/** Requests in any hour, as far as GitHub's limit is known. */
export function hourlyBudget(
  limits: RateLimits,
  priority: RequestPriority,
  limitOfGitHub: number = documentedLimits.requestsPerHour,
): number {
  const reserve = reserveOf(limits, limitOfGitHub);
  const budget = limits.requestsPerHour ?? limitOfGitHub - reserve;
  return priority === 'interactive' ? budget + reserve : budget;
}
