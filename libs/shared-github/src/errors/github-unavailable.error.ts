import { GitHubError } from './github.error.js';

/** GitHub answered 5xx, answered nonsense, or could not be reached. A write may or may not have taken effect. */
export class GitHubUnavailableError extends GitHubError {
  override readonly code: string = 'github_unavailable';
}
