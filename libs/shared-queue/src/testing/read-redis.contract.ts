import type { Redis } from 'ioredis';

/** Everything under the keys that match, as text. */
export async function readRedis(redis: Redis, pattern: string): Promise<string> {
  const keys = await redis.keys(pattern);
  const values = await Promise.all(keys.map(async (key) => [key, await readKey(redis, key)]));
  return JSON.stringify(values);
}

async function readKey(redis: Redis, key: string): Promise<unknown> {
  const type = await redis.type(key);
  switch (type) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, '0', '-1');
    case 'stream':
      return redis.xrange(key, '-', '+');
    default:
      throw new Error(`Failed to read ${key}: it is a ${type}.`);
  }
}
