import { GitHubError } from './github.error.js';

/** Something else got there first: a name that is taken, a file that changed in between. */
export class ConflictError extends GitHubError {
  override readonly code = 'conflict';
}
