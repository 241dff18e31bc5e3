import { RateLimitExceededError } from '../errors/rate-limit-exceeded.error.js';
import type { ObservedBudget, ObservedRefusal, RequestOutcome } from '../rate-limit/request-outcome.js';
import { credibleBudget, LONGEST_PAUSE_MS } from './credible-budget.js';
import { githubDate } from './github-date.js';
import { rateLimitRefusal, retryAfter } from './rate-limit-refusal.js';

/** Collects what one request's answers tell the limiter. */
export class AnswerWatch {
  private answers = 0;
  private last: { status: number; headers: Headers } | undefined;

  readonly watch = ({ status, headers }: Response): void => {
    this.answers += 1;
    this.last = { status, headers };
  };

  /** @param error what the request ended with, if it failed */
  outcome(error?: unknown): RequestOutcome {
    if (!this.last) return { kind: 'lost' };
    const { status, headers } = this.last;
    return {
      kind: kindOf(status),
      // What is said to somebody who is nobody is about nobody's limits.
      budget: status === 401 ? undefined : budgetOf(headers),
      refusal: refusalOf(error) ?? refusalIn(status, headers),
      redirects: this.answers - 1,
    };
  }
}

/** GitHub counts no 304; what failed on its side may have been counted or not. */
function kindOf(status: number): RequestOutcome['kind'] {
  if (status === 304) return 'free';
  return status >= 500 ? 'lost' : 'answered';
}

/**
 * Only of the hour's requests, which GitHub calls `core`: searches have a bucket of their own.
 *
 * @see https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#checking-the-status-of-your-rate-limit
 */
function budgetOf(headers: Headers): ObservedBudget | undefined {
  if ((headers.get('x-ratelimit-resource') ?? 'core') !== 'core') return undefined;
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) => numberIn(headers, name));
  if (limit === undefined || reset === undefined || remaining === undefined) return undefined;
  const used = numberIn(headers, 'used') ?? limit - remaining;
  const now = (githubDate(headers) ?? new Date()).getTime();
  return credibleBudget({ limit, used, reset, now });
}

/**
 * What is known without the body, which may never have come whole. Where GitHub says for how long it is not to be had,
 * nobody asks before.
 */
function refusalIn(status: number, headers: Headers): ObservedRefusal | undefined {
  const seconds = status >= 500 ? retryAfter(headers) : undefined;
  if (seconds !== undefined) return { limit: 'secondary', retryAfterMs: credible(seconds) };
  const refusal = rateLimitRefusal(status, headers, { message: '', documentationUrl: undefined });
  if (!refusal) return undefined;
  const { limit, retryAfterSeconds } = refusal;
  return { limit, retryAfterMs: retryAfterSeconds === undefined ? undefined : credible(retryAfterSeconds) };
}

function numberIn(headers: Headers, name: string): number | undefined {
  const value = headers.get(`x-ratelimit-${name}`);
  return value !== null && /^\d{1,12}$/.test(value) ? Number(value) : undefined;
}

function refusalOf(error: unknown): ObservedRefusal | undefined {
  if (!(error instanceof RateLimitExceededError) || error.status === undefined) return undefined;
  const { limit, retryAfterSeconds, isNamed } = error;
  return {
    limit: limit === 'primary' ? 'primary' : 'secondary',
    retryAfterMs: isNamed ? credible(retryAfterSeconds) : undefined,
  };
}

/** Whoever answers in GitHub's place must not stop everybody for years. */
function credible(seconds: number): number {
  return Math.min(seconds * 1000, LONGEST_PAUSE_MS);
}
