import { setTimeout as wait } from 'node:timers/promises';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';

const TRIES = 4;

export interface RetryOptions {
  /** Wait before the second try, in milliseconds. It doubles from there, and is spread by half. */
  delayMs: number;
  signal?: AbortSignal | undefined;
}

/** Runs what may safely run again, again while GitHub is not to be had. */
export async function retried<T>(run: () => Promise<T>, { delayMs, signal }: RetryOptions): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof GitHubUnavailableError) || attempt === TRIES) throw error;
      await wait(delayMs * 2 ** (attempt - 1) * (0.5 + Math.random()), undefined, { signal });
    }
  }
}
