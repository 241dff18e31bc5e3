import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { type RateLimits, rateLimits } from '../../limits/rate-limits.js';
import { RedisRateLimiter, type RedisRateLimiterOptions } from '../redis.rate-limiter.js';
import { rateLimitScript } from '../rate-limit.script.js';

/** The script's clock as a key that a test sets, instead of Redis' own. */
export const settableClock = rateLimitScript(`local clock = tonumber(redis.call('GET', KEYS[1] .. ':clock'))`);

export function connectRedis(): Redis {
  return new Redis(process.env.TEST_REDIS_URL ?? '', { maxRetriesPerRequest: 0 });
}

export interface VirtualRedis {
  readonly redis: Redis;
  readonly limiter: RedisRateLimiter;
  setClock(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** A limiter in a real Redis whose clock the test sets. */
export async function virtualRedis(
  limits: Partial<RateLimits>,
  options: Partial<RedisRateLimiterOptions> & { now: number },
): Promise<VirtualRedis> {
  const redis = connectRedis();
  const installation = `test-${randomUUID()}`;
  const key = `github-rate-limit:{${installation}}:state:clock`;
  await redis.set(key, options.now, 'PX', 600_000);
  const limiter = new RedisRateLimiter({
    redis: redis.duplicate(),
    installation,
    limits: rateLimits(limits),
    leaseMs: 20_000,
    script: settableClock,
    timeoutMs: 10_000,
    readBudget: async () => undefined,
    onChange: () => undefined,
    ...options,
  });
  return {
    redis,
    limiter,
    setClock: async (ms) => void (await redis.set(key, ms, 'PX', 600_000)),
    close: async () => {
      await limiter.close();
      redis.disconnect();
    },
  };
}
