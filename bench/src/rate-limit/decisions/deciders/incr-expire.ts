import { Redis } from 'ioredis';
import type { Decider } from '../decider.js';

const hour = 3_600;

/**
 * One counter that begins anew each hour. It knows of no other limit and of no request under way, and lets twice as much
 * through around the full hour.
 */
export async function incrExpire(redisUrl: string): Promise<Decider> {
  const redis = new Redis(redisUrl);
  const key = `bench-${process.pid}`;
  return {
    decide: async () => {
      const count = await redis.incr(key);
      if (count === 1) await redis.expire(key, hour);
      if (count > 1_000_000_000) throw new Error('Nothing was to wait.');
    },
    close: () => redis.quit(),
  };
}
