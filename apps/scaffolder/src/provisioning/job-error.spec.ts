import { expect, it } from '@jest/globals';
import {
  MissingPermissionError,
  RateLimiterUnavailableError,
  RateLimitExceededError,
  RequestTimeoutError,
} from '@project-factory/shared-github';
import { FinalJobError, RetryLaterError } from '@project-factory/shared-queue';
import { jobError } from './job-error.js';

it('sends a job that meets a limit back to the queue, and says when it goes on', () => {
  const error = jobError(new RateLimitExceededError({ limit: 'content_per_hour', retryAfterSeconds: 90 }));
  expect(error).toBeInstanceOf(RetryLaterError);
  expect(error).toMatchObject({ delayMs: 90_000 });
  expect(String(error)).toMatch(/is reached \(content_per_hour\): it goes on about \d\d:\d\d UTC\.$/);
});

it('sends a job back while the limits cannot be read', () => {
  expect(jobError(new RateLimiterUnavailableError('Redis is gone.'))).toBeInstanceOf(RetryLaterError);
});

it('tries again what GitHub did not answer, and gives up what it will never allow', () => {
  const late = new RequestTimeoutError('GET /repos/acme/shop got no answer.');
  expect(jobError(late)).toBe(late);
  const error = jobError(new MissingPermissionError('PUT', { needed: 'contents=write', granted: {} }));
  expect(error).toBeInstanceOf(FinalJobError);
});
