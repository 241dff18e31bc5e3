import { GitHubError } from './github.error.js';

/** The request itself is wrong. Sending it again cannot help. */
export class ValidationError extends GitHubError {
  override readonly code = 'validation_failed';
}
