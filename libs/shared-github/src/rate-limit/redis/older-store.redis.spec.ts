import { afterEach, expect, it } from '@jest/globals';
import { costOfContent, costOfRead } from '../limits/request-cost.js';
import type { Lease, RateLimiter } from '../rate-limiter.js';
import { virtualRedis } from './testing/virtual-redis.js';

const START = 1_800_000_000_000;
const LEASE_MS = 20_000;

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A store that can be put back to what it was. */
async function setup() {
  const installation = `older-${Math.random()}`;
  let asked = 0;
  const readBudget = async () => {
    asked += 1;
    return {};
  };
  // The slow start is over after one good answer.
  const limits = { concurrentRequests: 2 };
  const stored = await virtualRedis(limits, { now: START, leaseMs: LEASE_MS, installation, readBudget });
  closers.push(stored.close);
  const { redis, another, allKeys, empty } = stored;
  const save = async () => {
    const kept = await Promise.all((await allKeys()).map(async (key) => [key, await redis.dumpBuffer(key)] as const));
    return async () => {
      await empty();
      for (const [key, value] of kept) if (value) await redis.restore(key, 600_000, value);
    };
  };
  /** What a process sees that has used nothing itself. */
  const seen = async () => {
    const { usage, underWay, pause } = await another().inspect();
    const requests = usage.requestsPerHour.reduce((sum, { amount }) => sum + amount, 0);
    const content = usage.contentPerHour.reduce((sum, { amount }) => sum + amount, 0);
    return { requests, content, underWay: underWay.requests, pausedUntil: pause.until };
  };
  return { ...stored, save, seen, asked: () => asked };
}

async function goes(limiter: RateLimiter, cost = costOfRead): Promise<Lease> {
  const [made] = await limiter.decide([{ cost, priority: 'batch' }]);
  expect(made).toEqual({ lease: expect.anything() });
  return (made as { lease: Lease }).lease;
}

async function send(limiter: RateLimiter, cost = costOfRead): Promise<void> {
  limiter.settle(await goes(limiter, cost), { kind: 'answered' });
  await limiter.inspect();
}

it('hears from each process again what it has used since, and counts nothing twice', async () => {
  const { limiter, another, setClock, save, seen } = await setup();
  const other = another();
  await send(limiter, costOfContent);
  await send(other);
  await setClock(START + 5_000);
  await limiter.inspect();
  const putBack = await save();
  await send(limiter, costOfContent);
  await send(limiter);
  await send(other);
  await putBack();

  await limiter.inspect();
  expect(await seen()).toMatchObject({ requests: 4, content: 2 });
  await other.inspect();
  await Promise.all([limiter.inspect(), other.inspect()]);
  expect(await seen()).toEqual({ requests: 5, content: 2, underWay: 0, pausedUntil: 0 });
});

it('knows what is under way from before and since, once', async () => {
  const { limiter, save, seen } = await setup();
  await send(limiter);
  const before = await goes(limiter);
  const putBack = await save();
  const since = await goes(limiter);
  await putBack();
  await limiter.inspect();
  expect(await seen()).toMatchObject({ underWay: 2 });
  for (const lease of [before, since]) limiter.settle(lease, { kind: 'unsent' });
  await limiter.inspect();
  expect(await seen()).toMatchObject({ underWay: 0 });
  // Nothing of them is left that would stand in the way.
  await goes(limiter);
  await goes(limiter);
});

it('asks GitHub again how things stand, and keeps to a pause that a process remembers', async () => {
  const { limiter, another, save, setClock, asked } = await setup();
  const lease = await goes(limiter);
  const putBack = await save();
  limiter.settle(lease, { kind: 'answered', refusal: { limit: 'secondary', retryAfterMs: 60_000 } });
  await limiter.inspect();
  await putBack();
  await limiter.inspect();
  const [made] = await another().decide([{ cost: costOfRead, priority: 'batch' }]);
  expect(made).toEqual({ waitMs: 60_000, reason: 'pause' });
  await setClock(START + 60_000);
  await goes(another());
  expect(asked()).toBe(2);
});

it('knows what it was told before of what went past it, and takes in what it was told since', async () => {
  const { limiter, another, save, setClock, seen } = await setup();
  const goUnasked = (one: typeof limiter) => one.settle(one.goUnasked(costOfRead), { kind: 'answered' });
  goUnasked(limiter);
  await limiter.inspect();
  // Nobody is told of this one before the store is asked again.
  const other = another();
  await other.inspect();
  other.goUnasked(costOfContent);
  await setClock(START + LEASE_MS + 5_000);
  await limiter.inspect();
  expect(await seen()).toMatchObject({ requests: 1, content: 0 });
  const putBack = await save();
  await other.inspect();
  await setClock(START + LEASE_MS + 10_000);
  await limiter.inspect();
  await putBack();

  for (const one of [limiter, other, limiter, other]) await one.inspect();
  expect(await seen()).toMatchObject({ requests: 2, content: 1, underWay: 0 });
});

it('takes the word of a process that comes back to the same store', async () => {
  const { limiter, redis, another, seen } = await setup();
  const connection = redis.duplicate();
  const idle = another(undefined, connection);
  await send(limiter);
  await send(idle);
  const id = await connection.client('ID');
  await redis.client('KILL', 'ID', id);
  await send(limiter);
  await idle.inspect();
  expect(await seen()).toMatchObject({ requests: 3, underWay: 0 });
});

it('hears from a process also when others have long gone on with the older store', async () => {
  const { limiter, another, setClock, save, seen } = await setup();
  const other = another();
  await send(limiter, costOfContent);
  await other.inspect();
  const putBack = await save();
  await setClock(START + 5_000);
  await send(limiter, costOfContent);
  await goes(limiter, costOfContent);
  await putBack();
  for (let runs = 0; runs < 10; runs += 1) await other.inspect();
  await limiter.inspect();
  await other.inspect();
  expect(await seen()).toMatchObject({ content: 2, underWay: 1 });
});
