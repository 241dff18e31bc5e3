import { githubDate } from './github-date.js';

export interface RateLimitRefusal {
  limit: 'primary' | 'secondary';
  /** Undefined where GitHub names no time. */
  retryAfterSeconds: number | undefined;
}

/**
 * Whether a 403 or 429 is a rate limit, and which: no single sign is enough.
 *
 * @see https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
export function rateLimitRefusal(
  status: number,
  headers: Headers,
  body: { message: string; documentationUrl: string | undefined },
): RateLimitRefusal | undefined {
  if (status !== 403 && status !== 429) return undefined;
  if (headers.get('x-ratelimit-remaining') === '0') {
    return { limit: 'primary', retryAfterSeconds: secondsUntilReset(headers) };
  }
  const isSecondary =
    headers.has('retry-after') ||
    headers.has('gh-limited-by') ||
    /secondary rate limit|abuse detection/i.test(body.message) ||
    body.documentationUrl?.endsWith('secondary-rate-limits') === true;
  if (!isSecondary && status !== 429) return undefined;
  return { limit: 'secondary', retryAfterSeconds: retryAfter(headers) };
}

/** `x-ratelimit-reset` is GitHub's clock, so it is compared with GitHub's `Date`. */
function secondsUntilReset(headers: Headers): number | undefined {
  const reset = Number(headers.get('x-ratelimit-reset') ?? NaN);
  if (!Number.isFinite(reset)) return undefined;
  return Math.max(1, Math.ceil(reset - githubNow(headers) / 1000));
}

/** Seconds, from a number or a date; undefined when neither is there. */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Math.max(1, Number(value));
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(1, Math.ceil((date - githubNow(headers)) / 1000));
}

function githubNow(headers: Headers): number {
  return (githubDate(headers) ?? new Date()).getTime();
}
