import { randomUUID } from 'node:crypto';
import { afterEach, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { monotonicNow } from '../clock.js';
import type { GitHubOptions } from '../github.options.js';
import { GitHubMetrics } from '../metrics/github-metrics.js';
import { createRateLimiter } from './create-rate-limiter.js';
import { costOfRead } from './limits/request-cost.js';
import { listenToLogger } from './redis/testing/said.js';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function setup(options: Partial<GitHubOptions> = {}) {
  const registry = new Registry();
  const redisUrl = process.env.TEST_REDIS_URL;
  const limiter = createRateLimiter(
    { org: 'acme', appId: 7, privateKey: '', redisUrl, ...options },
    { metrics: new GitHubMetrics(registry), readBudget: async () => ({}), now: monotonicNow },
  );
  closers.push(() => limiter.close());
  const up = async () => (await registry.getSingleMetric('github_rate_limiter_store_up')?.get())?.values[0]?.value;
  return { limiter, up };
}

it('shares the limits of one organisation, however its host is written', async () => {
  const host = `https://${randomUUID()}.example/api/v3`;
  const addresses = [host, `${host}/`, `${host}//`, host.toUpperCase()];
  const limiters = addresses.map((apiBaseUrl) => setup({ apiBaseUrl }).limiter);
  await limiters[0]?.decide([{ cost: costOfRead, priority: 'batch' }]);
  for (const limiter of limiters) expect((await limiter.inspect()).underWay.requests).toBe(1);
});

it('says that it reaches the store when the store has answered, and not before', async () => {
  const { limiter, up } = setup({ org: randomUUID() });
  expect(await up()).toBeUndefined();
  await limiter.inspect();
  expect(await up()).toBe(1);
});

it('says that it does not reach a store that was never there', async () => {
  const said = listenToLogger();
  const { limiter, up } = setup({ redisUrl: 'redis://127.0.0.1:1' });
  await expect(limiter.inspect()).rejects.toMatchObject({ code: 'rate_limiter_unavailable' });
  expect(await up()).toBe(0);
  expect(said.lines).toEqual([expect.stringMatching(/^warn: Redis at .* does not answer/)]);
});
