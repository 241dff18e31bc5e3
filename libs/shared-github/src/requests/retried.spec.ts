import { expect, it } from '@jest/globals';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { RateLimitExceededError, type RateLimitName } from '../errors/rate-limit-exceeded.error.js';
import { retried } from './retried.js';

/** Runs what first fails as GitHub does, and then for a limit of our own. */
async function endOf(failure: GitHubUnavailableError, limit: RateLimitName) {
  const errors: Error[] = [failure, new RateLimitExceededError({ limit, retryAfterSeconds: 30 })];
  let runs = 0;
  const run = () => Promise.reject(errors[Math.min(runs++, 1)] as Error);
  const error: unknown = await retried(run, { delayMs: 1, onRetry: () => undefined }).catch(
    (reason: unknown) => reason,
  );
  return { error, runs, own: errors[1] };
}

const named = () => new GitHubUnavailableError('503', { status: 503, retryAfterSeconds: 30 });
const unnamed = () => new GitHubUnavailableError('502', { status: 502 });

it('ends with GitHub’s own word when nobody waits for the time that it named, and tries no more', async () => {
  const failure = named();
  expect(await endOf(failure, 'pause')).toMatchObject({ error: failure, runs: 2 });
});

it.each([
  ['it is another limit', named(), 'points'],
  ['GitHub has named no time', unnamed(), 'pause'],
] as const)('ends with the limit when %s', async (_when, failure, limit) => {
  const { error, runs, own } = await endOf(failure, limit);
  expect(error).toBe(own);
  expect(runs).toBe(2);
});
