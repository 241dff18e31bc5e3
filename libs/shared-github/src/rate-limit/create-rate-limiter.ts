import { Logger } from '@nestjs/common';
import { ValidationError } from '../errors/validation.error.js';
import type { GitHubOptions } from '../github.options.js';
import type { GitHubMetrics } from '../metrics/github-metrics.js';
import { rateLimits } from './limits/rate-limits.js';
import { MemoryRateLimiter } from './memory/memory.rate-limiter.js';
import { LocalShareRateLimiter } from './outage/local-share.rate-limiter.js';
import { shareOf } from './outage/share-of.js';
import type { RateLimiter } from './rate-limiter.js';
import { connectRedis } from './redis/connect-redis.js';
import { RedisRateLimiter } from './redis/redis.rate-limiter.js';
import type { Seed } from './redis/wire.js';

/** A request that is over by its deadline still tells so before its lease ends. */
const LEASE_MARGIN_MS = 5_000;

const DEFAULT_LOCAL_SHARE = 0.1;

const logger = new Logger('RateLimiter');

export interface RateLimiterParts {
  readonly metrics: GitHubMetrics;
  /** How GitHub counts the hour: asked when Redis is empty. */
  readonly readBudget: () => Promise<Seed>;
  readonly now: () => number;
}

/**
 * In Redis where there is one, for all processes; else in memory, for this one.
 *
 * @throws ValidationError when `redisUrl` is no address of a Redis, or what shall happen without it makes no sense
 */
export function createRateLimiter(options: GitHubOptions, { metrics, readBudget, now }: RateLimiterParts): RateLimiter {
  const { redisUrl, onStoreOutage = 'fail', localShare = DEFAULT_LOCAL_SHARE } = options;
  const leaseMs = leaseOf(options);
  const limits = rateLimits({
    ...options.rateLimits,
    requestsPerHour: options.maxRequestsPerHour,
    concurrentRequests: options.maxConcurrentRequests,
  });
  if (redisUrl === undefined) return new MemoryRateLimiter({ limits, leaseMs, now });
  const address = addressOf(redisUrl);
  const share = onStoreOutage === 'fail' ? undefined : shareOf(limits, checkedShare(onStoreOutage, localShare));
  const meanwhile = share ? `this process goes on with ${localShare} of the limits` : 'calls fail';
  const shared = new RedisRateLimiter({
    redis: connectRedis(redisUrl),
    installation: installationOf(options),
    limits,
    leaseMs,
    readBudget,
    onReached: () => metrics.storeUp(true),
    onChange: (isUp, reason) => {
      metrics.storeUp(isUp);
      if (isUp) logger.log(`Redis at ${address} answers again: the limits are shared again.`);
      else logger.warn(`Redis at ${address} does not answer (${reason}). Until it does, ${meanwhile}.`);
    },
  });
  return share ? new LocalShareRateLimiter({ shared, share, leaseMs }) : shared;
}

/** What the App does as itself has limits of its own at GitHub. It is so little that each process keeps them for itself. */
export function createAppRateLimiter(options: GitHubOptions, now: () => number): RateLimiter {
  return new MemoryRateLimiter({ limits: rateLimits(), leaseMs: leaseOf(options), now });
}

/** However it is written: upper and lower case, and a slash at the end, make no other host or organisation. */
function installationOf({ apiBaseUrl = 'https://api.github.com', appId, org }: GitHubOptions): string {
  return `${apiBaseUrl.replace(/\/+$/, '')} ${appId} ${org}`.toLowerCase();
}

function leaseOf({ requestTimeoutMs = 15_000 }: GitHubOptions): number {
  return requestTimeoutMs + LEASE_MARGIN_MS;
}

/** Without user and password. */
function addressOf(url: string): string {
  const { protocol, host, pathname, username, password } = new URL(URL.canParse(url) ? url : 'none:');
  const isRedis = /^rediss?:$/.test(protocol) && /^\/?\d{0,4}$/.test(pathname) && isDecodable(username + password);
  if (isRedis) return `${protocol}//${host}`;
  throw new ValidationError(
    'redisUrl is not the address of a Redis. Write it as redis://host:6379 or rediss://user:password@host:6379/0, with the password percent-encoded.',
  );
}

function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== undefined;
  } catch {
    return false;
  }
}

/** An option that is misspelt must not decide what goes on without limits. */
function checkedShare(onStoreOutage: string, localShare: number): number {
  if (onStoreOutage === 'local-share') return localShare;
  throw new ValidationError(`onStoreOutage: ${onStoreOutage} is neither fail nor local-share.`);
}
