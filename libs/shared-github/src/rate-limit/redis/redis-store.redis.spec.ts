import { randomUUID } from 'node:crypto';
import { afterEach, expect, it } from '@jest/globals';
import { rateLimits } from '../limits/rate-limits.js';
import { RedisStore } from './redis-store.js';
import { rateLimitScript } from './script/rate-limit.script.js';
import { connectRedis } from './testing/virtual-redis.js';
import { type GrantNews, readState, type ScriptInput } from './wire.js';

const limits = rateLimits({ concurrentRequests: 100_000, pointsPerMinute: 1_000_000 });

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

it('bears more news in one run than Lua passes on at once', async () => {
  const store = new RedisStore({
    redis: connectRedis(),
    installation: randomUUID(),
    timeoutMs: 10_000,
    script: rateLimitScript({ limits, leaseMs: 20_000 }),
    onChange: () => undefined,
  });
  closers.push(() => store.close());
  const newsOf = (left: number, used: number) =>
    Array.from({ length: 10_000 }, (_, index): GrantNews => [`${index}`, 0, left, left, 0, used, used, 0, used, 0]);
  const grants = newsOf(1, 0).map((news) => ({ endsAt: Date.now() + 20_000, news }));
  const restore: ScriptInput['restore'] = [{ id: 'one', isShared: false, windows: [[], [], [], []], grants }];
  const inspect = async (input: ScriptInput) => {
    const reply = await store.run({ ...input, inspect: true });
    if (reply.status !== 'decided') throw new Error(`The store answered ${reply.status}.`);
    const { usage, underWay } = readState(reply);
    return { used: usage.requestsPerHour.reduce((sum, { amount }) => sum + amount, 0), underWay: underWay.requests };
  };
  expect(await inspect({ restore })).toEqual({ used: 0, underWay: 10_000 });
  expect(await inspect({ grants: newsOf(0, 1) })).toEqual({ used: 10_000, underWay: 0 });
});
