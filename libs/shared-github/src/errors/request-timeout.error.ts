import { GitHubUnavailableError } from './github-unavailable.error.js';

/** GitHub did not answer before the deadline. A write may or may not have taken effect. */
export class RequestTimeoutError extends GitHubUnavailableError {
  override readonly code = 'request_timeout';
}
