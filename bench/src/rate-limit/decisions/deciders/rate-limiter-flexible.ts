import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { Decider } from '../decider.js';

/** More than ever go. */
const points = 1_000_000_000;
const hour = 3_600;
const minute = 60;

export async function flexibleInMemory(): Promise<Decider> {
  const limiter = new RateLimiterMemory({ points, duration: hour });
  return { decide: () => limiter.consume('github'), close: async () => undefined };
}

/** As many windows as GitHub has limits. They do not know of each other: what one refuses, the others have counted. */
export async function flexibleFiveInMemory(): Promise<Decider> {
  const limiters = [hour, minute, minute, minute, hour].map((duration) => new RateLimiterMemory({ points, duration }));
  return {
    decide: () => Promise.all(limiters.map((limiter) => limiter.consume('github'))),
    close: async () => undefined,
  };
}

export async function flexibleInRedis(redisUrl: string): Promise<Decider> {
  const storeClient = new Redis(redisUrl);
  const limiter = new RateLimiterRedis({ storeClient, points, duration: hour, keyPrefix: `bench-${process.pid}` });
  return { decide: () => limiter.consume('github'), close: () => storeClient.quit() };
}
