import { expect, it } from '@jest/globals';
import {
  GitHubUnavailableError,
  MissingPermissionError,
  RateLimiterUnavailableError,
  RateLimitExceededError,
  RequestTimeoutError,
} from '@project-factory/shared-github';
import { FinalJobError, RetryLaterError } from '@project-factory/shared-queue';
import { describeError } from './describe-error.js';
import { jobError } from './job-error.js';

it('sends a job that meets a limit back to the queue, and says when it goes on', () => {
  const error = jobError(new RateLimitExceededError({ limit: 'content_per_hour', retryAfterSeconds: 90 }));
  expect(error).toBeInstanceOf(RetryLaterError);
  expect(error).toMatchObject({ delayMs: 90_000 });
  expect(String(error)).toMatch(/is reached \(content_per_hour\): it goes on about \d\d:\d\d UTC\.$/);
});

it('sends a job back when GitHub says for how long it is not to be had, and says when it goes on', () => {
  const unavailable = new GitHubUnavailableError('POST /orgs/acme/repos answered 503: Unavailable', {
    status: 503,
    retryAfterSeconds: 600,
  });
  const error = jobError(unavailable);
  expect(error).toBeInstanceOf(RetryLaterError);
  expect(error).toMatchObject({ delayMs: 600_000 });
  for (const text of [String(error), describeError(unavailable).message]) {
    expect(text).toMatch(/GitHub is not available \(503\): it goes on about \d\d:\d\d UTC\.$/);
  }
});

it('sends a job back while the limits cannot be read, and does not say where Redis is', () => {
  const unavailable = new RateLimiterUnavailableError('connect ECONNREFUSED 10.0.0.5:6379. Check REDIS_URL.');
  const error = jobError(unavailable);
  expect(error).toBeInstanceOf(RetryLaterError);
  for (const text of [String(error), describeError(unavailable).message]) {
    expect(text).toMatch(/cannot be told for the moment: it goes on by itself\.$/);
  }
});

it('tries again what GitHub did not answer, and gives up what it will never allow', () => {
  const late = new RequestTimeoutError('GET /repos/acme/shop got no answer.');
  expect(jobError(late)).toBe(late);
  const error = jobError(new MissingPermissionError('PUT', { needed: 'contents=write', granted: {} }));
  expect(error).toBeInstanceOf(FinalJobError);
});
