type Headers = Readonly<Record<string, string | number | undefined>>;

export interface RateLimitRefusal {
  limit: 'primary' | 'secondary';
  retryAfterSeconds: number;
}

/** GitHub asks for a minute where it names no time. */
const UNNAMED_WAIT_SECONDS = 60;

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
  if (String(headers['x-ratelimit-remaining']) === '0') {
    return { limit: 'primary', retryAfterSeconds: secondsUntilReset(headers) };
  }
  const isSecondary =
    headers['retry-after'] !== undefined ||
    headers['gh-limited-by'] !== undefined ||
    /secondary rate limit|abuse detection/i.test(body.message) ||
    body.documentationUrl?.endsWith('secondary-rate-limits') === true;
  if (!isSecondary && status !== 429) return undefined;
  return { limit: 'secondary', retryAfterSeconds: retryAfter(headers) ?? UNNAMED_WAIT_SECONDS };
}

/** `x-ratelimit-reset` is GitHub's clock, so it is compared with GitHub's `Date`. */
function secondsUntilReset(headers: Headers): number {
  const reset = Number(headers['x-ratelimit-reset']);
  if (!Number.isFinite(reset)) return UNNAMED_WAIT_SECONDS;
  return Math.max(1, Math.ceil(reset - githubNow(headers) / 1000));
}

function retryAfter(headers: Headers): number | undefined {
  const value = headers['retry-after'];
  if (value === undefined) return undefined;
  if (/^\d+$/.test(String(value))) return Math.max(1, Number(value));
  const date = Date.parse(String(value));
  return Number.isNaN(date) ? undefined : Math.max(1, Math.ceil((date - githubNow(headers)) / 1000));
}

function githubNow(headers: Headers): number {
  const date = Date.parse(String(headers['date']));
  return Number.isNaN(date) ? Date.now() : date;
}
