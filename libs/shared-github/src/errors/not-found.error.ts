import { GitHubError } from './github.error.js';

/** What was asked for does not exist, or this App may not see it: GitHub answers both alike. */
export class NotFoundError extends GitHubError {
  override readonly code = 'not_found';
}
