import { RequestError } from '@octokit/request-error';
import { AuthenticationError } from '../errors/authentication.error.js';
import { ConflictError } from '../errors/conflict.error.js';
import { GitHubError, type GitHubErrorFacts } from '../errors/github.error.js';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { MissingPermissionError } from '../errors/missing-permission.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { RateLimitExceededError } from '../errors/rate-limit-exceeded.error.js';
import { RequestTimeoutError } from '../errors/request-timeout.error.js';
import { ValidationError } from '../errors/validation.error.js';
import { rateLimitRefusal } from './rate-limit-refusal.js';

export interface Attempt {
  /** `PUT /repos/{owner}/{repo}/contents/{path}` */
  route: string;
  hasTimedOut: boolean;
  timeoutMs: number;
}

/**
 * The error of ours for what Octokit threw.
 *
 * Octokit's own error is not kept as the cause: it holds the request's body, and that may hold a secret.
 */
export function toGitHubError(error: unknown, attempt: Attempt): GitHubError {
  if (!(error instanceof RequestError) || !error.response) return unreachable(error, attempt);
  const { status, response } = error;
  const body = asBody(response.data);
  const message = `${attempt.route} answered ${status}: ${body.message}`;
  const facts: GitHubErrorFacts = {
    status,
    requestId: response.headers['x-github-request-id'],
    documentationUrl: body.documentationUrl,
  };

  const refusal = rateLimitRefusal(status, response.headers, body);
  if (refusal) return new RateLimitExceededError({ ...facts, ...refusal });
  if (status === 403 && /not accessible by integration/i.test(body.message)) {
    const needed = response.headers['x-accepted-github-permissions'];
    return new MissingPermissionError(message, { ...facts, needed: String(needed ?? 'it does not name'), granted: {} });
  }
  if (status === 401) {
    return new AuthenticationError(message, { ...facts, githubDate: response.headers.date });
  }
  if (status === 404 || status === 410) return new NotFoundError(message, facts);
  if (status === 409) return new ConflictError(message, facts);
  if (status === 400 || status === 422) return new ValidationError(message, facts);
  if (status >= 500) return new GitHubUnavailableError(message, facts);
  return new GitHubError(message, facts);
}

function timedOut(route: string, timeoutMs: number): RequestTimeoutError {
  return new RequestTimeoutError(`${route} got no whole answer within ${timeoutMs} ms.`);
}

function unreachable(error: unknown, { route, hasTimedOut, timeoutMs }: Attempt): GitHubError {
  if (hasTimedOut) return timedOut(route, timeoutMs);
  const cause = error instanceof RequestError ? error.cause : error;
  const reason = error instanceof Error ? error.message : String(error);
  return new GitHubUnavailableError(`${route} could not be sent: ${reason}.`, { cause });
}

interface Body {
  message: string;
  documentationUrl: string | undefined;
}

/** GitHub's error body, or what stands in for it when a proxy answered in HTML. */
function asBody(data: unknown): Body {
  if (typeof data !== 'object' || data === null || !('message' in data)) {
    return { message: 'an answer that is not GitHub’s', documentationUrl: undefined };
  }
  const { message, errors, documentation_url: documentationUrl } = data as Record<string, unknown>;
  const details = Array.isArray(errors) ? errors.map(detail).filter((text) => text !== undefined) : [];
  return {
    message: [String(message), ...details].join(' '),
    documentationUrl: typeof documentationUrl === 'string' ? documentationUrl : undefined,
  };
}

function detail(error: unknown): string | undefined {
  if (typeof error === 'string') return error;
  if (typeof error !== 'object' || error === null) return undefined;
  const { message, field, code } = error as Record<string, unknown>;
  return typeof message === 'string' ? message : `${String(field)}: ${String(code)}`;
}
