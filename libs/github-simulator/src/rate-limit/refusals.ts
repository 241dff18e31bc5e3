import type { Caller } from '../auth/caller.js';
import { ApiError } from '../http/api.error.js';

const page = 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api';

const goodNews =
  "(But here's the good news: Authenticated requests get a higher rate limit. Check out the documentation for more details.)";

/** How GitHub refuses what is too much: with either status, with or without `retry-after`. */
export interface RefusalForm {
  readonly status?: 403 | 429;
  /** Seconds, or an HTTP date. */
  readonly retryAfter?: number | string | undefined;
}

/** The hour's requests are used up. */
export function primaryRefusal(caller: Caller, { status = 403, retryAfter }: RefusalForm = {}): ApiError {
  return new ApiError(status, `API rate limit exceeded for ${describe(caller)}`, {
    documentation: page,
    headers: retryAfterHeader(retryAfter),
  });
}

/** Too much in too short a time. */
export function secondaryRefusal({ status = 403, retryAfter }: RefusalForm = {}): ApiError {
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  return new ApiError(status, message, {
    documentation: `${page}#about-secondary-rate-limits`,
    headers: retryAfterHeader(retryAfter),
  });
}

function retryAfterHeader(retryAfter: RefusalForm['retryAfter']): Record<string, string> {
  return retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
}

function describe(caller: Caller): string {
  if (caller.kind === 'installation') return `installation ID ${caller.installation.id}.`;
  return caller.kind === 'app' ? 'app.' : `127.0.0.1. ${goodNews}`;
}
