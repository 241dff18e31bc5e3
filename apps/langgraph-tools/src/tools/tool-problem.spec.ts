import { expect, it } from '@jest/globals';
import { ConflictError, GitHubUnavailableError, RateLimitExceededError } from '@project-factory/shared-github';
import { toolProblem } from './tool-problem.js';

it.each([
  [new RateLimitExceededError({ limit: 'points', retryAfterSeconds: 9 }), 429, { 'retry-after': '9' }],
  [new GitHubUnavailableError('answered 503', { status: 503, retryAfterSeconds: 600 }), 502, { 'retry-after': '600' }],
  [new GitHubUnavailableError('answered 502', { status: 502 }), 502, undefined],
  [new ConflictError('There is one already.'), 409, undefined],
])('says when to come back where that is known: %s', (error, status, headers) => {
  expect(toolProblem(error)?.description).toMatchObject({ status, detail: error.message });
  expect(toolProblem(error)?.description.headers).toEqual(headers);
});
