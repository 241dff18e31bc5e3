import type { WaitReason } from '../rate-limit/wait-reason.js';
import { GitHubError, type GitHubErrorFacts } from './github.error.js';

/** Our own limits, and what GitHub calls a secondary one. */
export type RateLimitName = WaitReason | 'secondary';

export interface RateLimitExceededFacts extends GitHubErrorFacts {
  /**
   * `primary` is the hour's requests, `secondary` GitHub's refusal of too much at once. Of our own: `points`,
   * `content_per_minute`, `content_per_hour`, `concurrency`; `pause` and `slow_start` after a refusal; `seeding` while
   * GitHub is asked how things stand.
   */
  limit: RateLimitName;
  retryAfterSeconds: number;
  /** Whether GitHub said so itself. Default true. */
  isNamed?: boolean;
  /** How long the call was ready to wait, in milliseconds, where it was our own limiter that ended it. */
  maxWaitMs?: number;
}

/** A limit is used up, GitHub's or our own. `retryAfterSeconds` says when it is worth another try. */
export class RateLimitExceededError extends GitHubError {
  override readonly code = 'rate_limit_exceeded';
  /** Which limit. With a `status` it was GitHub that refused; without, nothing was sent. */
  readonly limit: RateLimitName;
  readonly retryAfterSeconds: number;
  /** Whether `retryAfterSeconds` is GitHub's own word, or what it asks for where it names no time. */
  readonly isNamed: boolean;

  constructor({ limit, retryAfterSeconds, isNamed = true, maxWaitMs, ...facts }: RateLimitExceededFacts) {
    const what = facts.status === undefined ? ownWords(limit) : `GitHub's rate limit (${limit}) is reached.`;
    const waited =
      maxWaitMs === undefined ? '' : ` This call was to wait ${Math.round(maxWaitMs)} ms at most (maxWaitMs).`;
    super(`${what} Try again in ${retryAfterSeconds} s.${waited}`, facts);
    this.limit = limit;
    this.retryAfterSeconds = retryAfterSeconds;
    this.isNamed = isNamed;
  }
}

function ownWords(limit: RateLimitName): string {
  if (limit === 'pause' || limit === 'slow_start') return `GitHub has asked for a pause (${limit}).`;
  if (limit === 'seeding') return 'GitHub is still being asked how much of its limits is left (seeding).';
  return `The limit that is kept for GitHub (${limit}) is reached.`;
}
