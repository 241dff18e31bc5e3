import { Logger } from '@nestjs/common';
import { ValidationError } from '../errors/validation.error.js';
import type { GitHubOptions } from '../github.options.js';
import type { GitHubMetrics } from '../metrics/github-metrics.js';
import { rateLimits } from './limits/rate-limits.js';
import { MemoryRateLimiter } from './memory/memory.rate-limiter.js';
import { LocalShareRateLimiter } from './outage/local-share.rate-limiter.js';
import type { ObservedBudget, RateLimiter } from './rate-limiter.js';
import { connectRedis } from './redis/connect-redis.js';
import { RedisRateLimiter } from './redis/redis.rate-limiter.js';

/** A request that is over by its deadline still tells so before its lease ends. */
const LEASE_MARGIN_MS = 5_000;

const DEFAULT_LOCAL_SHARE = 0.1;

const logger = new Logger('RateLimiter');

export interface RateLimiterParts {
  readonly metrics: GitHubMetrics;
  readonly readBudget: () => Promise<ObservedBudget | undefined>;
  readonly now: () => number;
}

/** In Redis where there is one, for all processes; else in memory, for this one. */
export function createRateLimiter(options: GitHubOptions, { metrics, readBudget, now }: RateLimiterParts): RateLimiter {
  const { redisUrl, onStoreOutage = 'fail', localShare = DEFAULT_LOCAL_SHARE, requestTimeoutMs = 15_000 } = options;
  const leaseMs = requestTimeoutMs + LEASE_MARGIN_MS;
  const limits = rateLimits({
    ...options.rateLimits,
    requestsPerHour: options.maxRequestsPerHour,
    concurrentRequests: options.maxConcurrentRequests,
  });
  if (redisUrl === undefined) return new MemoryRateLimiter({ limits, leaseMs, now });
  const address = addressOf(redisUrl);
  const shared = new RedisRateLimiter({
    redis: connectRedis(redisUrl),
    installation: `${options.apiBaseUrl ?? 'https://api.github.com'} ${options.appId} ${options.org}`.toLowerCase(),
    limits,
    leaseMs,
    readBudget,
    onChange: (isUp, reason) => {
      metrics.storeUp(isUp);
      const meanwhile =
        onStoreOutage === 'fail' ? 'calls fail' : `this process goes on with ${localShare} of the limits`;
      if (isUp) logger.log(`Redis at ${address} answers again: the limits are shared again.`);
      else logger.warn(`Redis at ${address} does not answer (${reason}). Until it does, ${meanwhile}.`);
    },
  });
  metrics.storeUp(true);
  return onStoreOutage === 'fail' ? shared : new LocalShareRateLimiter({ shared, share: localShare, leaseMs });
}

/** Without user and password. */
function addressOf(url: string): string {
  if (!URL.canParse(url)) throw new ValidationError('redisUrl is not a URL. Write it as redis://host:6379.');
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
