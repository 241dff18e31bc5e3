import {
  GitHubError,
  GitHubUnavailableError,
  NotFoundError,
  RateLimiterUnavailableError,
} from '@project-factory/shared-github';
import { FinalJobError, RetryLaterError, SealedSecretsError } from '@project-factory/shared-queue';
import { messageOf } from './describe-error.js';
import { TemplateError } from '../templates/template.error.js';
import { waitOf } from './wait-of.js';

/** Nothing was sent: it costs nothing to look again soon. */
const LIMITER_RETRY_MS = 5_000;

/**
 * What the queue is to do about an error: wait, give up, or (the error itself) try again.
 *
 * A 404 is tried again: what was made a moment ago may not be seen everywhere yet.
 */
export function jobError(error: unknown): unknown {
  const delayMs = error instanceof RateLimiterUnavailableError ? LIMITER_RETRY_MS : waitOf(error)?.delayMs;
  if (delayMs !== undefined) return new RetryLaterError(delayMs, messageOf(error as Error), { cause: error });
  if (error instanceof GitHubUnavailableError || error instanceof NotFoundError) return error;
  if (error instanceof GitHubError) return new FinalJobError(error.code.toUpperCase(), error.message, { cause: error });
  if (error instanceof TemplateError) return new FinalJobError('TEMPLATE_REFUSED', error.message, { cause: error });
  if (error instanceof SealedSecretsError)
    return new FinalJobError('SECRETS_UNREADABLE', error.message, { cause: error });
  return error;
}
