import { AuthenticationError } from '../errors/authentication.error.js';
import { ConflictError } from '../errors/conflict.error.js';
import { GitHubError, type GitHubErrorFacts } from '../errors/github.error.js';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { MissingPermissionError } from '../errors/missing-permission.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { RateLimitExceededError } from '../errors/rate-limit-exceeded.error.js';
import { ValidationError } from '../errors/validation.error.js';
import { LONGEST_PAUSE_MS } from './credible-budget.js';
import { meetsPermissions } from './meets-permissions.js';
import { documentedLimits } from '../rate-limit/limits/documented-limits.js';
import { type RateLimitRefusal, rateLimitRefusal, retryAfter } from './rate-limit-refusal.js';
import { redactTokens } from './redact-tokens.js';

export interface Refusal {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
  /** What the token that was sent may do, where it is an installation's. */
  readonly granted?: Readonly<Record<string, string>> | undefined;
}

/**
 * The error of ours for what GitHub answered. It holds nothing of what was sent, which may have been a secret.
 *
 * @param request method and path, which tell the repository
 */
export function toGitHubError(request: string, { status, headers, data, granted }: Refusal): GitHubError {
  const body = asBody(data);
  const message = `${request} answered ${status}: ${body.message}`;
  const facts: GitHubErrorFacts = {
    status,
    requestId: headers.get('x-github-request-id') ?? undefined,
    documentationUrl: body.documentationUrl,
  };

  const refusal = rateLimitRefusal(status, headers, body);
  if (refusal) return refused(facts, refusal);
  const needed = headers.get('x-accepted-github-permissions') ?? undefined;
  if (status === 403 && /not accessible by integration/i.test(body.message)) {
    return new MissingPermissionError(message, { ...facts, needed: needed ?? UNNAMED, granted: granted ?? {} });
  }
  // GitHub hides what may not be written, a workflow's file above all, behind a bare 404.
  if (status === 404 && needed && granted && !meetsPermissions(needed, granted)) {
    return new MissingPermissionError(message, { ...facts, needed, granted });
  }
  if (status === 401) {
    return new AuthenticationError(message, { ...facts, githubDate: headers.get('date') ?? undefined });
  }
  if (status === 404 || status === 410) return new NotFoundError(message, facts);
  if (status === 409) return new ConflictError(message, facts);
  if (status === 400 || status === 422) return new ValidationError(message, facts);
  if (status >= 500) return unavailable(message, facts, retryAfter(headers));
  return new GitHubError(message, facts);
}

function refused(facts: GitHubErrorFacts, { limit, retryAfterSeconds }: RateLimitRefusal): RateLimitExceededError {
  const isNamed = retryAfterSeconds !== undefined;
  return new RateLimitExceededError({
    ...facts,
    limit,
    retryAfterSeconds: retryAfterSeconds ?? documentedLimits.pauseMs / 1000,
    isNamed,
  });
}

function unavailable(message: string, facts: GitHubErrorFacts, named: number | undefined): GitHubUnavailableError {
  if (named === undefined) return new GitHubUnavailableError(message, facts);
  const retryAfterSeconds = Math.min(named, LONGEST_PAUSE_MS / 1000);
  return new GitHubUnavailableError(`${message} (retry-after: ${retryAfterSeconds} s)`, {
    ...facts,
    retryAfterSeconds,
  });
}

/** Where GitHub does not say which permission it misses. */
const UNNAMED = 'that GitHub does not name';

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
    message: redactTokens([String(message), ...details].join(' ')),
    documentationUrl: typeof documentationUrl === 'string' ? redactTokens(documentationUrl) : undefined,
  };
}

function detail(error: unknown): string | undefined {
  if (typeof error === 'string') return error;
  if (typeof error !== 'object' || error === null) return undefined;
  const { message, field, code } = error as Record<string, unknown>;
  return typeof message === 'string' ? message : `${String(field)}: ${String(code)}`;
}
