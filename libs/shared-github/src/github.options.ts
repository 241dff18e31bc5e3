import type { Registry } from 'prom-client';
import type { Sleep } from './clock.js';
import type { RateLimits } from './rate-limit/limits/rate-limits.js';

/** What the client needs to know. `GitHubSettings` of `@project-factory/shared-config` fits as it is. */
export interface GitHubOptions {
  /** The organisation that everything happens in. Never detected. */
  org: string;
  appId: number;
  /** PEM, PKCS#1 or PKCS#8, with real or escaped line breaks; or base64 of it. */
  privateKey: string;
  /**
   * `https://api.github.com` unless set; `https://HOST/api/v3` for GitHub Enterprise Server. Plain http only for this
   * machine and for names without dots.
   */
  apiBaseUrl?: string;
  /** Longest time a token is kept. Never past its own expiry. Default 3600. */
  tokenTtlSeconds?: number;
  /**
   * Requests in any 3 600 s, without the 500 that are kept for interactive calls. Unset: 4500, and as soon as GitHub has
   * named its own limit, that less 500.
   */
  maxRequestsPerHour?: number;
  /** Requests under way at once. Default 100. */
  maxConcurrentRequests?: number;
  /** Limits other than the documented ones, as GitHub Enterprise Server may have. */
  rateLimits?: Partial<Omit<RateLimits, 'requestsPerHour' | 'concurrentRequests'>>;
  /**
   * The longest that a request waits for its turn, in milliseconds: then, or as soon as it is known to take longer, the
   * call throws `RateLimitExceededError`. 0: it never waits. Default 75 000: the minute's limits are sat out, the hour's
   * are not.
   */
  maxWaitMs?: number;
  /** Where the limits are kept, for all processes that work for the installation. Unset: in this process, for it alone. */
  redisUrl?: string | undefined;
  /**
   * While Redis does not answer: `fail`, the default, fails calls within a second with `RateLimiterUnavailableError`;
   * `local-share` goes on with `localShare` of every limit.
   */
  onStoreOutage?: 'fail' | 'local-share';
  /** More than 0, at most 1: with five processes, 0.2. Default 0.1. */
  localShare?: number;
  /** Deadline of one request, in milliseconds, at most 600 000. Default 15 000. */
  requestTimeoutMs?: number;
  /** How much is kept of what GitHub answered, to be asked for again at no cost. 0: nothing. Default 16 MiB. */
  conditionalCacheBytes?: number;
  /** Where the client's metrics are kept. Default: prom-client's own `register`. */
  metricsRegistry?: Registry;
  /** Milliseconds since the epoch. Default `Date.now`. */
  now?: () => number;
  /** How everything waits that waits: for runs, for limits. Default: real time. */
  sleep?: Sleep;
  /** Shortest wait before a read is sent again, in milliseconds; it doubles. Default 500. */
  retryDelayMs?: number;
}
