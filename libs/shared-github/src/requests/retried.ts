import { sleep } from '../clock.js';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { RequestTimeoutError } from '../errors/request-timeout.error.js';
import { goOnAfter } from './go-on-after.js';

const TRIES = 4;

export interface RetryOptions {
  /** Wait before the second try, in milliseconds. It doubles from there, and is spread by half. */
  delayMs: number;
  signal?: AbortSignal | undefined;
  /** Is told why, each time. */
  onRetry: (cause: 'timeout' | 'unavailable') => void;
}

/** What was tried often enough: whoever tries something again around it does not multiply the tries. */
const exhausted = new WeakSet<Error>();

/** Runs what may safely run again, again while GitHub is not to be had. */
export async function retried<T>(run: () => Promise<T>, { delayMs, signal, onRetry }: RetryOptions): Promise<T> {
  let failure: unknown;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await goOnAfter(failure, run);
    } catch (error) {
      if (!(error instanceof GitHubUnavailableError) || exhausted.has(error)) throw error;
      if (attempt === TRIES || error === failure) {
        exhausted.add(error);
        throw error;
      }
      failure = error;
      onRetry(error instanceof RequestTimeoutError ? 'timeout' : 'unavailable');
      await sleep(delayMs * 2 ** (attempt - 1) * (0.5 + Math.random()), signal);
    }
  }
}
