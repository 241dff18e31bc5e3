import { randomUUID } from 'node:crypto';
import { afterEach, expect, it } from '@jest/globals';
import { rateLimits } from '../limits/rate-limits.js';
import { RedisStore } from './redis-store.js';
import { rateLimitScript } from './script/rate-limit.script.js';
import { connectRedis } from './testing/virtual-redis.js';
import { type Decided, type GrantNews, readState, type ScriptInput } from './wire.js';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function setup() {
  const store = new RedisStore({
    redis: connectRedis(),
    installation: randomUUID(),
    timeoutMs: 10_000,
    script: rateLimitScript({ limits: rateLimits(), leaseMs: 20_000 }),
    onChange: () => undefined,
  });
  closers.push(() => store.close());
  const run = async (input: ScriptInput) => (await store.run({ ...input, inspect: true })) as Decided;
  return { run };
}

/** A store that has let three reads and two writes go, in one grant. */
async function grantOfFive() {
  const { run } = await setup();
  // The slow start is over after a hundred good answers.
  const seeded = await run({ grant: 'none', asked: [[1, 1, 0, false]], seed: {} });
  await run({ grants: [['none', seeded.now, 0, 0, 0, 0, 0, 0, 100, 0]] });
  const asked = [
    [3, 1, 0, false],
    [2, 5, 0, false],
  ] as const;
  const { decisions, now } = await run({ grant: 'five', asked });
  expect(decisions).toEqual([[3], [2]]);
  const tell = async (...numbers: Numbers) => {
    const { underWay, usage } = readState(await run({ grants: [['five', now, ...numbers]] }));
    const used = (name: keyof typeof usage) => usage[name].reduce((sum, { amount }) => sum + amount, 0);
    // The question how things stand was a point, too.
    return { underWay, used: [used('requestsPerHour'), used('pointsPerMinute') - 1] };
  };
  return { tell };
}

type Numbers = GrantNews extends readonly [unknown, unknown, ...infer T] ? T : never;

it('counts what has ended of a grant once, however often it is told', async () => {
  const { tell } = await grantOfFive();
  const twoOver = [3, 7, 0, 2, 6, 0, 2, 0] as const;
  const expected = { underWay: { requests: 3, points: 7, content: 0 }, used: [2, 6] };
  expect(await tell(...twoOver)).toEqual(expected);
  expect(await tell(...twoOver)).toEqual(expected);
});

it('believes the latest news of a grant, though older news comes after it', async () => {
  const { tell } = await grantOfFive();
  await tell(1, 1, 0, 4, 12, 0, 4, 0);
  const late = await tell(3, 7, 0, 2, 6, 0, 2, 0);
  expect(late).toEqual({ underWay: { requests: 1, points: 1, content: 0 }, used: [4, 12] });
});

it('hears of a grant again that is wholly over, and counts nothing', async () => {
  const { tell } = await grantOfFive();
  const over = [0, 0, 0, 5, 13, 0, 5, 0] as const;
  const expected = { underWay: { requests: 0, points: 0, content: 0 }, used: [5, 13] };
  expect(await tell(...over)).toEqual(expected);
  expect(await tell(...over)).toEqual(expected);
  expect(await tell(3, 7, 0, 2, 6, 0, 2, 0)).toEqual(expected);
});

it('has all of a grant back of which nothing was sent', async () => {
  const { tell } = await grantOfFive();
  expect(await tell(0, 0, 0, 0, 0, 0, 0, 0)).toEqual({
    underWay: { requests: 0, points: 0, content: 0 },
    used: [0, 0],
  });
});

it('counts good answers for the slow start once, too', async () => {
  const { run } = await setup();
  const { now } = await run({ grant: 'one', asked: [[1, 1, 0, false]], seed: {} });
  await run({ grants: [['one', now, 0, 0, 0, 1, 1, 0, 1, 0]] });
  expect(await run({ grant: 'two', asked: [[3, 1, 0, false]] })).toMatchObject({
    decisions: [[2, expect.anything(), 'slow_start']],
    pause: { window: 2 },
  });
  const windows: unknown[] = [];
  for (const good of [1, 1, 2]) {
    const { pause } = await run({ grants: [['two', now, 2 - good, 2 - good, 0, good, good, 0, good, 0]] });
    windows.push(pause?.window);
  }
  expect(windows).toEqual([3, 3, 4]);
});
