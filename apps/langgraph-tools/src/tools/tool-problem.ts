import { ToolInputParsingException } from '@langchain/core/tools';
import {
  GitHubError,
  GitHubUnavailableError,
  RateLimiterUnavailableError,
  RateLimitExceededError,
} from '@project-factory/shared-github';
import { Problem } from '@project-factory/shared-service';

const STATUS: Readonly<Record<string, number>> = {
  not_found: 404,
  conflict: 409,
  validation_failed: 422,
  rate_limit_exceeded: 429,
};

/** What the caller of a tool is told when it fails: GitHub's own failures are a 502, not this service's fault. */
export function toolProblem(error: unknown): Problem | undefined {
  if (error instanceof ToolInputParsingException) {
    return new Problem({
      type: 'tool-input',
      title: 'The input does not fit the tool',
      status: 422,
      detail: 'The tool does not take this input. GET /tools shows what it takes.',
    });
  }
  if (error instanceof RateLimiterUnavailableError) {
    // Its own words are for whoever runs this service: they name the store.
    return new Problem({
      type: 'rate-limiter-unavailable',
      title: 'The tool failed',
      status: 503,
      detail:
        "How much of GitHub's limits is left cannot be told for the moment. Call the tool again in a few seconds.",
      headers: { 'retry-after': '5' },
    });
  }
  if (!(error instanceof GitHubError)) return undefined;
  const isTimed = error instanceof RateLimitExceededError || error instanceof GitHubUnavailableError;
  const seconds = isTimed ? error.retryAfterSeconds : undefined;
  return new Problem({
    type: error.code.replaceAll('_', '-'),
    title: 'The tool failed',
    status: STATUS[error.code] ?? 502,
    detail: error.message,
    ...(seconds !== undefined && { headers: { 'retry-after': String(seconds) } }),
  });
}
