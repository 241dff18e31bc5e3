/** What can go wrong, and what may be said about each. Times are seconds, or a duration such as `'5m'`. */
export interface FaultOptions {
  /** 500 before anything was done. */
  'server-error': object;
  /** 502 as the HTML page of a proxy, before anything was done. */
  'bad-gateway': object;
  /** The same 502, after the operation took effect. */
  'bad-gateway-after-effect': object;
  /** 503. */
  'service-unavailable': { readonly retryAfterSeconds?: number };
  /** The hour's requests are used up: `x-ratelimit-remaining: 0`. */
  'primary-rate-limit': RefusalOptions;
  /** Too much at once; told apart by the body, and by `retry-after` where it is sent. */
  'secondary-rate-limit': RefusalOptions;
  /** 403 without any header that says why. */
  forbidden: object;
  /** A token that was minted a moment ago is not known everywhere yet. */
  'token-not-ready': { readonly status?: 401 | 403 };
  /** The token that was sent is revoked for good. */
  'token-revoked': object;
  /** 404 for what exists, as replicas answer that lag behind. */
  'not-found': object;
  /** 403 (or the 404 behind which GitHub hides) with `X-Accepted-GitHub-Permissions`. */
  'missing-permission': { readonly status?: 403 | 404 };
  /** 409: somebody else wrote first. */
  conflict: object;
  /** 422 with `errors`. */
  'validation-failed': { readonly message?: string };
  /** The connection is cut before anything was done. */
  'connection-reset': object;
  /** The connection is cut after the operation took effect. */
  'connection-reset-after-effect': object;
  /** Half of the body, then the connection is cut. */
  'cut-body': object;
  /** The body comes a sixteenth at a time. */
  'slow-body': { readonly pauseMs?: number };
  /** No answer at all; nothing was done. */
  timeout: object;
  /** No answer at all, after the operation took effect. */
  'timeout-after-effect': object;
  /** 200 with an HTML page, as a captive proxy answers. */
  'html-body': object;
  /** 200 with half a JSON document. */
  'malformed-json': object;
  /** GitHub's clock, and its `Date`, are off. */
  'skewed-clock': { readonly skew: string | number };
  /** Sends the client elsewhere: to another origin unless told where. */
  redirect: { readonly status?: 301 | 302 | 307 | 308; readonly to?: string };
}

export interface RefusalOptions {
  /** GitHub uses both. Default 403. */
  readonly status?: 403 | 429;
  /** Seconds, or an HTTP date; default: the header is not sent. */
  readonly retryAfter?: number | string;
}

export type FaultName = keyof FaultOptions;
