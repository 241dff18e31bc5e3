import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { type RateLimits, rateLimits } from '../../limits/rate-limits.js';
import { keysOf } from '../redis-store.js';
import { RedisRateLimiter, type RedisRateLimiterOptions } from '../redis.rate-limiter.js';

/** The script's clock as a key that a test sets, instead of Redis' own. */
const settableClock = `local clock = tonumber(redis.call('GET', KEYS[1] .. ':clock'))`;

export function connectRedis(): Redis {
  return new Redis(process.env.TEST_REDIS_URL ?? '', { maxRetriesPerRequest: 0 });
}

export interface VirtualRedis {
  readonly redis: Redis;
  readonly limiter: RedisRateLimiter;
  setClock(ms: number): Promise<void>;
  /** Another process, with the same limits unless told. */
  another(limits?: Partial<RateLimits>, redis?: Redis): RedisRateLimiter;
  /** Without the clock. */
  allKeys(): Promise<string[]>;
  /** As if Redis had been started again without its data. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** A limiter in a real Redis whose clock the test sets. */
export async function virtualRedis(
  limits: Partial<RateLimits>,
  options: Partial<Omit<RedisRateLimiterOptions, 'now'>> & { now: number },
): Promise<VirtualRedis> {
  const redis = connectRedis();
  const { installation = `test-${randomUUID()}` } = options;
  const key = `${keysOf(installation, '')[0]}:clock`;
  // The processes' own clock: it goes on as the store's does, and never back.
  let clock = options.now;
  let now = 0;
  const setClock = async (ms: number) => {
    now += Math.max(0, ms - clock);
    clock = ms;
    await redis.set(key, ms, 'PX', 600_000);
  };
  await setClock(options.now);
  const allKeys = async () =>
    (await redis.keys('*')).filter((name) => name.includes(`{${installation} `) && name !== key);
  const limiters: RedisRateLimiter[] = [];
  const another = (own = limits, connection = redis.duplicate()) => {
    const limiter = new RedisRateLimiter({
      redis: connection,
      installation,
      limits: rateLimits(own),
      leaseMs: 20_000,
      clock: settableClock,
      timeoutMs: 10_000,
      readBudget: async () => ({}),
      onChange: () => undefined,
      ...options,
      now: () => now,
    });
    limiters.push(limiter);
    return limiter;
  };
  return {
    redis,
    limiter: another(),
    setClock,
    another,
    allKeys,
    empty: async () => {
      await redis.del(...(await allKeys()));
    },
    close: async () => {
      for (const limiter of limiters) await limiter.close();
      redis.disconnect();
    },
  };
}
