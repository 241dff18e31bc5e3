import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { RateLimitExceededError } from '../errors/rate-limit-exceeded.error.js';

/**
 * Tries again, or looks what became of it, after a failure. Where GitHub has named the time for which it is not to be had,
 * and nobody is ready to wait so long, that failure says more than that there is a pause.
 */
export async function goOnAfter<T>(failure: unknown, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isPaused = error instanceof RateLimitExceededError && error.limit === 'pause';
    const isNamed = failure instanceof GitHubUnavailableError && failure.retryAfterSeconds !== undefined;
    throw isPaused && isNamed ? failure : error;
  }
}
