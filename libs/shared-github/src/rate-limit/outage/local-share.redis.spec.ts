import { randomUUID } from 'node:crypto';
import { afterEach, expect, it } from '@jest/globals';
import { getBudget } from '../budget/get-budget.js';
import { rateLimits, type RateLimits } from '../limits/rate-limits.js';
import { costOfContent, costOfRead, type RequestCost } from '../limits/request-cost.js';
import type { Lease } from '../rate-limiter.js';
import type { RequestOutcome } from '../request-outcome.js';
import { connectRedis } from '../redis/connect-redis.js';
import { RedisRateLimiter } from '../redis/redis.rate-limiter.js';
import { startProxy } from '../redis/testing/breakable-proxy.js';
import { LocalShareRateLimiter } from './local-share.rate-limiter.js';
import { shareOf } from './share-of.js';

const answered: RequestOutcome = { kind: 'answered' };

const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A limiter with a tenth of the limits when Redis is gone, and another process that only looks. */
async function setup(limits: Partial<RateLimits> = {}) {
  const url = process.env.TEST_REDIS_URL ?? '';
  const proxy = await startProxy(url);
  closers.push(() => proxy.close());
  const leaseMs = 20_000;
  const options = {
    installation: randomUUID(),
    limits: rateLimits({ concurrentRequests: 1_000, requestsPerHour: 100, interactiveReserve: 0, ...limits }),
    leaseMs,
    timeoutMs: 10_000,
    readBudget: async () => ({}),
  };
  let back: () => void = () => undefined;
  let untilBack: Promise<void> | undefined;
  const shared = new RedisRateLimiter({
    ...options,
    redis: connectRedis(proxy.url),
    onChange: (isUp) => {
      if (isUp) back();
      else untilBack = new Promise((resolve) => (back = resolve));
    },
  });
  const limiter = new LocalShareRateLimiter({ shared, share: shareOf(options.limits, 0.1), leaseMs });
  const observer = new RedisRateLimiter({ ...options, redis: connectRedis(url), onChange: () => undefined });
  closers.push(
    () => limiter.close(),
    () => observer.close(),
  );
  // Of a hundred, one limiter alone would take a while to end the slow start.
  const starter = new RedisRateLimiter({
    ...options,
    limits: rateLimits({ concurrentRequests: 1 }),
    redis: connectRedis(url),
    onChange: () => undefined,
  });
  for (const decision of await starter.decide([{ cost: costOfRead, priority: 'batch' }])) {
    if ('lease' in decision) starter.settle(decision.lease, { kind: 'free' });
  }
  await starter.close();
  const goTogether = async (count: number, cost: RequestCost = costOfRead): Promise<Lease[]> => {
    const decisions = await limiter.decide(new Array(count).fill({ cost, priority: 'batch' }));
    return decisions.flatMap((made) => ('lease' in made ? [made.lease] : []));
  };
  const settle = (leases: readonly Lease[]) => leases.forEach((lease) => limiter.settle(lease, answered));
  /** How much another process sees used and under way. */
  const seen = async () => {
    const { usage, underWay } = await observer.inspect();
    return { used: usage.requestsPerHour.reduce((sum, { amount }) => sum + amount, 0), underWay: underWay.requests };
  };
  /** The outage that the limiter has noticed is over. */
  const isBack = () => untilBack;
  return { proxy, limiter, isBack, goTogether, settle, seen };
}

it('goes on with its share and not one more, and tells what it used', async () => {
  const { proxy, isBack, goTogether, settle, seen } = await setup();
  expect(await goTogether(0)).toEqual([]);
  await proxy.cut();
  const first = await goTogether(7);
  expect(first).toHaveLength(7);
  settle(first);
  expect(await goTogether(7)).toHaveLength(3);
  expect(await goTogether(1)).toEqual([]);
  expect(await seen()).toEqual({ used: 0, underWay: 0 });

  await proxy.mend();
  await isBack();
  expect(await goTogether(200)).toHaveLength(90);
  expect(await seen()).toEqual({ used: 7, underWay: 93 });
});

it('tells what it used in a second outage, too', async () => {
  const { proxy, isBack, goTogether, settle, seen } = await setup();
  await goTogether(0);
  for (const used of [2, 5]) {
    await proxy.cut();
    const leases = await goTogether(used);
    expect(leases).toHaveLength(used);
    settle(leases);
    await proxy.mend();
    await isBack();
    await goTogether(0);
  }
  expect(await seen()).toEqual({ used: 7, underWay: 0 });
});

it('counts to its share what it used before', async () => {
  const { proxy, goTogether, settle } = await setup();
  settle(await goTogether(4));
  await proxy.cut();
  expect(await goTogether(20)).toHaveLength(6);
});

it('has what is under way end in Redis when it went while there was none', async () => {
  const { proxy, isBack, goTogether, settle, seen } = await setup();
  await goTogether(0);
  await proxy.cut();
  const leases = await goTogether(5);
  expect(leases).toHaveLength(5);
  await proxy.mend();
  await isBack();
  await goTogether(0);
  expect(await seen()).toEqual({ used: 0, underWay: 5 });
  settle(leases);
  await goTogether(0);
  expect(await seen()).toEqual({ used: 5, underWay: 0 });
});

it('has room again when what was under way before is over', async () => {
  const { proxy, limiter, goTogether } = await setup({ concurrentRequests: 100, requestsPerHour: 4_500 });
  const before = await goTogether(20);
  expect(before).toHaveLength(20);
  await proxy.cut();
  expect(await goTogether(1)).toEqual([]);
  for (const lease of before) limiter.settle(lease, { kind: 'free' });
  expect(await goTogether(20)).toHaveLength(10);
});

it('counts what no answer came to against what GitHub has left', async () => {
  const { proxy, limiter, goTogether } = await setup();
  await goTogether(0);
  await proxy.cut();
  const [first, second] = (await goTogether(2)) as [Lease, Lease];
  const budget = { limit: 5_000, used: 4_998, reset: 1_800_000_000, resetInMs: 60_000 };
  limiter.settle(first, { kind: 'answered', budget });
  limiter.settle(second, { kind: 'lost' });
  expect(await goTogether(3)).toHaveLength(1);
});

it('names its share as the limits while it is alone', async () => {
  const { proxy, limiter, isBack, goTogether } = await setup();
  await goTogether(0);
  await proxy.cut();
  await goTogether(1);
  expect((await getBudget(limiter)).limits.requestsPerHour).toEqual({ limit: 10, left: 9 });
  await proxy.mend();
  await isBack();
  expect((await getBudget(limiter)).limits.requestsPerHour).toMatchObject({ limit: 100 });
});

it('tells of redirects once', async () => {
  const { proxy, limiter, isBack, goTogether, seen } = await setup();
  await goTogether(0);
  await proxy.cut();
  for (const lease of await goTogether(1)) limiter.settle(lease, { kind: 'answered', redirects: 2 });
  await proxy.mend();
  await isBack();
  await goTogether(0);
  expect(await seen()).toEqual({ used: 3, underWay: 0 });
});

it('keeps to a share of the content, too', async () => {
  const { proxy, goTogether } = await setup({ contentPerHour: 20 });
  await goTogether(0);
  await proxy.cut();
  expect(await goTogether(5, costOfContent)).toHaveLength(2);
});

it('keeps to a pause that it knows of, and has others keep to one that it was asked for meanwhile', async () => {
  const { proxy, limiter, isBack, goTogether, settle, seen } = await setup();
  const before = await goTogether(1);
  await proxy.cut();
  for (const lease of await goTogether(1)) {
    limiter.settle(lease, { kind: 'answered', refusal: { limit: 'secondary', retryAfterMs: 60_000 } });
  }
  expect(await goTogether(1)).toEqual([]);
  settle(before);
  await proxy.mend();
  await isBack();
  expect(await goTogether(1)).toEqual([]);
  expect(await seen()).toEqual({ used: 2, underWay: 0 });
  expect((await limiter.inspect()).pause.until).toBeGreaterThan(0);
});

it.each([
  ['of all', 1, { requestsPerHour: 4_500, interactiveReserve: 500, concurrentRequests: 100 }],
  ['of a fifth', 0.2, { requestsPerHour: 900, interactiveReserve: 100, concurrentRequests: 20, pointsPerMinute: 180 }],
])('takes a share %s', (_name, share, expected) => {
  expect(shareOf(rateLimits({}), share)).toMatchObject(expected);
});

it.each([0, -1, 1.1, NaN])('refuses a share of %d', (share) => {
  expect(() => shareOf(rateLimits({}), share)).toThrow('is not more than 0 and at most 1');
});
