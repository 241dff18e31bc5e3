import type { Sleep } from './clock.js';

/** What the client needs to know. `GitHubSettings` of `@project-factory/shared-config` fits as it is. */
export interface GitHubOptions {
  /** The organisation that everything happens in. Never detected. */
  org: string;
  appId: number;
  /** PEM, PKCS#1 or PKCS#8. */
  privateKey: string;
  /** `https://api.github.com` unless set; `https://HOST/api/v3` for GitHub Enterprise Server. */
  apiBaseUrl?: string;
  /** Longest time a token is kept. Never past its own expiry. Default 3600. */
  tokenTtlSeconds?: number;
  /** Requests this process may send in any 3 600 s. Default 4500. */
  maxRequestsPerHour?: number;
  /** Requests under way at once. Default 100. */
  maxConcurrentRequests?: number;
  /** Deadline of one request, in milliseconds. Default 15 000. */
  requestTimeoutMs?: number;
  /** How much is kept of what GitHub answered, to be asked for again at no cost. 0: nothing. Default 16 MiB. */
  conditionalCacheBytes?: number;
  /** Milliseconds since the epoch. Default `Date.now`. */
  now?: () => number;
  /** How workflow runs are waited for. Default: real time. */
  sleep?: Sleep;
  /** Shortest wait before a read is sent again, in milliseconds; it doubles. Default 500. */
  retryDelayMs?: number;
}
