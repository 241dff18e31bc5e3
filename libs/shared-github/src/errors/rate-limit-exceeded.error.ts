import { GitHubError, type GitHubErrorFacts } from './github.error.js';

/** A limit is used up, GitHub's or our own. `retryAfterSeconds` says when it is worth another try. */
export class RateLimitExceededError extends GitHubError {
  override readonly code = 'rate_limit_exceeded';
  /** Which limit: `primary`, `secondary`, or `local` (GITHUB_MAX_REQUESTS_PER_HOUR). */
  readonly limit: 'primary' | 'secondary' | 'local';
  readonly retryAfterSeconds: number;

  constructor({
    limit,
    retryAfterSeconds,
    ...facts
  }: GitHubErrorFacts & { limit: RateLimitExceededError['limit']; retryAfterSeconds: number }) {
    super(`GitHub's rate limit (${limit}) is reached. Try again in ${retryAfterSeconds} s.`, facts);
    this.limit = limit;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
