/** The limits that are enforced. `false` switches one off, a number sets it. */
export interface LimitOptions {
  /** Requests an hour. Default: GitHub's own arithmetic, from 5 000 up to 12 500 for an installation. */
  readonly primary?: boolean | number;
  /** Requests at once. Default 100. */
  readonly concurrency?: boolean | number;
  /** Points a minute: 1 to read, 5 to write. Default 900. */
  readonly points?: boolean | number;
  /** Writes that create content: 80 a minute and 500 an hour. */
  readonly contentCreation?: boolean | { readonly perMinute: number; readonly perHour: number };
  /** How a refusal looks. Default 403, with `retry-after` for secondary limits only. */
  readonly refusal?: { readonly status?: 403 | 429; readonly retryAfter?: boolean };
}

/**
 * GitHub's published numbers.
 *
 * @see https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits
 */
export const documentedLimits = {
  concurrency: 100,
  pointsPerMinute: 900,
  contentPerMinute: 80,
  contentPerHour: 500,
} as const;
