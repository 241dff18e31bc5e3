import { GitHubError } from './github.error.js';

/** The store of the rate limits cannot be reached. Nothing was sent: without it, nobody knows what GitHub would bear. */
export class RateLimiterUnavailableError extends GitHubError {
  override readonly code = 'rate_limiter_unavailable';
}
