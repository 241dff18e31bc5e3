import {
  GitHubError,
  GitHubUnavailableError,
  NotFoundError,
  RateLimitExceededError,
} from '@project-factory/shared-github';
import { FinalJobError, RetryLaterError, SealedSecretsError } from '@project-factory/shared-queue';
import { TemplateError } from '../templates/template.error.js';

/**
 * What the queue is to do about an error: wait, give up, or (the error itself) try again.
 *
 * A 404 is tried again: what was made a moment ago may not be seen everywhere yet.
 */
export function jobError(error: unknown): unknown {
  if (error instanceof RateLimitExceededError) {
    return new RetryLaterError(error.retryAfterSeconds * 1000, error.message, { cause: error });
  }
  if (error instanceof GitHubUnavailableError || error instanceof NotFoundError) return error;
  if (error instanceof GitHubError) return new FinalJobError(error.code.toUpperCase(), error.message, { cause: error });
  if (error instanceof TemplateError) return new FinalJobError('TEMPLATE_REFUSED', error.message, { cause: error });
  if (error instanceof SealedSecretsError)
    return new FinalJobError('SECRETS_UNREADABLE', error.message, { cause: error });
  return error;
}
