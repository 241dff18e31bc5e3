import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { rateLimits } from '../limits/rate-limits.js';
import { costOfContent } from '../limits/request-cost.js';
import { connectRedis } from './connect-redis.js';
import { RedisRateLimiter } from './redis.rate-limiter.js';
import { type OwnRedis, startOwnRedis } from './testing/own-redis.js';

let redis: OwnRedis;

beforeAll(async () => {
  redis = await startOwnRedis({ isCluster: true });
  while (!String(await redis.admin.call('CLUSTER', 'INFO')).includes('cluster_state:ok'));
});

afterAll(() => redis.stop());

it('keeps to one slot of a cluster, which runs no script with keys of others', async () => {
  const limiter = new RedisRateLimiter({
    redis: connectRedis(redis.url),
    installation: 'https://api.github.com 7 acme',
    limits: rateLimits({ concurrentRequests: 2 }),
    leaseMs: 20_000,
    timeoutMs: 10_000,
    readBudget: async () => ({}),
    onChange: () => undefined,
  });
  const request = { cost: costOfContent, priority: 'batch' as const };
  for (let turn = 0; turn < 3; turn += 1) {
    const [made, ...others] = await limiter.decide([request, request, request]);
    expect(others.filter((other) => 'waitMs' in other).length).toBeGreaterThan(0);
    if (made && 'lease' in made) limiter.settle(made.lease, { kind: 'answered' });
    await limiter.inspect();
    // What each process brings back, too.
    await redis.admin.flushall();
  }
  const { contentPerHour } = (await limiter.inspect()).usage;
  expect(contentPerHour.reduce((sum, { amount }) => sum + amount, 0)).toBe(3);
  await limiter.close();
});
