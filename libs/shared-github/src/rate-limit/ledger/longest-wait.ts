import { hourlyBudget, type RateLimits, reserveOf } from '../limits/rate-limits.js';
import type { RateLimitRequest, Wait } from '../rate-limiter.js';
import type { WaitReason } from '../wait-reason.js';
import type { Amounts } from './amounts.js';
import type { GitHubBudget, PauseState } from './ledger-state.js';
import type { Usage } from './usage.js';

/** What a decision is made of. */
export interface Standing {
  readonly limits: RateLimits;
  readonly usage: Usage;
  /** Sums over the requests under way. */
  readonly underWay: Amounts;
  readonly github: GitHubBudget | undefined;
  readonly pause: PauseState;
}

type Check = (standing: Standing, request: RateLimitRequest, now: number) => number;

/** A request under way may be over at any moment. */
const ANY_MOMENT_MS = 1;

/** Milliseconds that each limit makes a request wait; 0 or less when it does not. */
const checks: readonly (readonly [WaitReason, Check])[] = [
  ['pause', ({ pause }, _request, now) => pause.until - now],
  [
    'primary',
    ({ usage, underWay, limits, github }, { priority }, now) => {
      const over = usage.requestsPerHour.used + underWay.requests + 1 - hourlyBudget(limits, priority, github?.limit);
      return over > 0 ? usage.requestsPerHour.freesIn(over, now) : 0;
    },
  ],
  [
    'primary',
    ({ github, underWay, limits }, { priority }, now) => {
      if (!github || github.resetAt <= now) return 0;
      const reserve = priority === 'batch' ? reserveOf(limits, github.limit) : 0;
      const left = github.limit - reserve - github.used - github.unanswered - underWay.requests;
      return left < 1 ? github.resetAt - now : 0;
    },
  ],
  [
    'points',
    ({ usage, underWay, limits }, { cost }, now) => {
      const over = usage.pointsPerMinute.used + underWay.points + cost.points - limits.pointsPerMinute;
      return over > 0 ? usage.pointsPerMinute.freesIn(over, now) : 0;
    },
  ],
  [
    'content_per_minute',
    ({ usage, underWay, limits }, { cost }, now) => {
      const over = usage.contentPerMinute.used + underWay.content + cost.content - limits.contentPerMinute;
      return cost.content > 0 && over > 0 ? usage.contentPerMinute.freesIn(over, now) : 0;
    },
  ],
  [
    'content_per_hour',
    ({ usage, underWay, limits }, { cost }, now) => {
      const over = usage.contentPerHour.used + underWay.content + cost.content - limits.contentPerHour;
      return cost.content > 0 && over > 0 ? usage.contentPerHour.freesIn(over, now) : 0;
    },
  ],
  ['concurrency', ({ underWay, limits }) => (underWay.requests < limits.concurrentRequests ? 0 : ANY_MOMENT_MS)],
  ['slow_start', ({ underWay, pause }) => (pause.window === 0 || underWay.requests < pause.window ? 0 : ANY_MOMENT_MS)],
];

/** The limit that keeps a request back the longest; undefined when none does. */
export function longestWait(standing: Standing, request: RateLimitRequest, now: number): Wait | undefined {
  let longest: Wait | undefined;
  for (const [reason, check] of checks) {
    const waitMs = check(standing, request, now);
    if (waitMs > (longest?.waitMs ?? 0)) longest = { waitMs, reason };
  }
  return longest;
}
