import { randomUUID } from 'node:crypto';
import { afterAll, expect, it } from '@jest/globals';
import { rateLimits } from '../limits/rate-limits.js';
import { costOfContent, costOfRead } from '../limits/request-cost.js';
import { RedisRateLimiter } from './redis.rate-limiter.js';
import { keyNames } from './script/rate-limit.script.js';
import { stateFormat } from './script/state.lua.js';
import { connectRedis, virtualRedis } from './testing/virtual-redis.js';

const redis = connectRedis();
const closers: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const close of closers) await close();
  redis.disconnect();
});

/** Has a request under way, and another one that is over. */
async function setup(installation: string): Promise<RedisRateLimiter> {
  const limiter = new RedisRateLimiter({
    redis: redis.duplicate(),
    installation,
    limits: rateLimits({ concurrentRequests: 2 }),
    leaseMs: 20_000,
    timeoutMs: 10_000,
    readBudget: async () => ({ budget: { limit: 5_000, used: 0, reset: 1_800_003_600, resetInMs: 60_000 } }),
    onChange: () => undefined,
  });
  closers.push(() => limiter.close());
  const [made] = await limiter.decide([{ cost: costOfContent, priority: 'batch' }]);
  if (made && 'lease' in made) limiter.settle(made.lease, { kind: 'answered' });
  await limiter.decide([{ cost: costOfRead, priority: 'batch' }]);
  return limiter;
}

async function keysOf(mark: string): Promise<string[]> {
  return (await redis.keys('*')).filter((key) => key.includes(mark)).sort();
}

it('keeps all of an installation under one hash tag, and nothing for ever', async () => {
  const installation = `https://api.github.com 7 ${randomUUID()}`;
  const now = 1_800_000_000_000;
  const stored = await virtualRedis({ concurrentRequests: 1 }, { now, installation });
  closers.push(stored.close);
  const send = async () => {
    const [made] = await stored.limiter.decide([{ cost: costOfContent, priority: 'batch' }]);
    if (made && 'lease' in made) stored.limiter.settle(made.lease, { kind: 'answered' });
    await stored.limiter.inspect();
  };
  await send();
  await stored.empty();
  await send();
  await stored.setClock(now + 2_000);
  await send();
  await stored.limiter.decide([
    { cost: costOfRead, priority: 'batch' },
    { cost: costOfRead, priority: 'batch' },
  ]);

  const keys = (await keysOf(installation)).filter((key) => !key.endsWith(':clock'));
  const named = keys.map((key) => key.replace(/:heard:[-\w]+$/, ':heard'));
  expect(named).toEqual(keyNames.map((name) => `github-rate-limit:{${installation} ${stateFormat}}:${name}`).sort());
  for (const key of keys) {
    expect(await redis.pttl(key)).toBeGreaterThan(3_600_000);
    expect(await redis.pttl(key)).toBeLessThanOrEqual(7_200_000);
  }
});

it('keeps installations apart', async () => {
  const mark = randomUUID();
  const one = await setup(`one ${mark}`);
  const before = await one.inspect();
  await setup(`other ${mark}`);
  expect(await one.inspect()).toEqual({ ...before, now: expect.any(Number) });
});

it.each(['{', '}', '{}', '}{', '{a}{b}'])('bears braces in a name: %s', async (braces) => {
  const mark = randomUUID();
  const limiter = await setup(`${braces}${mark}`);
  const tags = (await keysOf(mark)).map((key) => /\{(.*?)\}/.exec(key)?.[1]);
  expect(new Set(tags)).toEqual(new Set([`${braces.replace(/[{}]/g, '_')}${mark} ${stateFormat}`]));
  expect((await limiter.inspect()).underWay).toEqual({ requests: 1, points: 1, content: 0 });
});

it('takes nothing for under way that Redis has lost, after the time of a lease', async () => {
  const installation = randomUUID();
  const now = 1_800_000_000_000;
  const stored = await virtualRedis({ concurrentRequests: 2 }, { now, installation, leaseMs: 20_000 });
  closers.push(stored.close);
  const read = { cost: costOfRead, priority: 'batch' as const };
  const [first] = await stored.limiter.decide([read]);
  if (first && 'lease' in first) stored.limiter.settle(first.lease, { kind: 'answered' });
  await stored.limiter.decide([read]);
  await stored.limiter.inspect();
  const lost = (await keysOf(installation)).filter((key) => key.endsWith(':grants'));
  expect(await redis.del(...lost)).toBe(1);
  await stored.setClock(now + 1_000);
  await stored.limiter.decide([read]);
  expect((await stored.limiter.inspect()).underWay.requests).toBe(2);
  await stored.setClock(now + 20_000);
  expect((await stored.limiter.inspect()).underWay.requests).toBe(1);
});
