import { GitHubUnavailableError, RateLimitExceededError } from '@project-factory/shared-github';

/** Why GitHub has to be waited for, and for how long. */
export interface Wait {
  readonly reason: string;
  /** Our own limits, and GitHub's; nothing where GitHub itself is not available. */
  readonly limit?: string;
  readonly delayMs: number;
  /** ISO 8601. */
  readonly until: string;
}

/** Nothing where the error names no time. */
export function waitOf(error: unknown): Wait | undefined {
  if (error instanceof RateLimitExceededError) {
    const { limit, retryAfterSeconds } = error;
    const reason = `GitHub's rate limit, or the one that is set below it, is reached (${limit})`;
    return { reason, limit, ...after(retryAfterSeconds) };
  }
  if (error instanceof GitHubUnavailableError && error.retryAfterSeconds !== undefined) {
    return { reason: `GitHub is not available (${error.status})`, ...after(error.retryAfterSeconds) };
  }
  return undefined;
}

function after(seconds: number): Pick<Wait, 'delayMs' | 'until'> {
  const delayMs = seconds * 1000;
  return { delayMs, until: new Date(Date.now() + delayMs).toISOString() };
}
