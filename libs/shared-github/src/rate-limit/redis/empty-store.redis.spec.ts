import { afterEach, expect, it } from '@jest/globals';
import type { RateLimits } from '../limits/rate-limits.js';
import { costOfContent, costOfRead, costOfWrite } from '../limits/request-cost.js';
import type { Decision, Lease, RateLimiter } from '../rate-limiter.js';
import type { ObservedBudget } from '../request-outcome.js';
import { type VirtualRedis, virtualRedis } from './testing/virtual-redis.js';
import { WaitingLine } from '../waiting/waiting-line.js';
import type { Seed } from './wire.js';

const START = 1_800_000_000_000;
const LEASE_MS = 20_000;
const batch = (cost = costOfRead) => [{ cost, priority: 'batch' as const }];
const seeding = [{ waitMs: 1, reason: 'seeding' }];

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A store that is empty, and a GitHub that answers each question with the next seed. */
async function setup(seeds: (Seed | Error | Promise<Seed>)[], limits: Partial<RateLimits> = {}, heartbeatMs?: number) {
  let asked = 0;
  const readBudget = async () => {
    const seed = seeds[asked++] ?? new Error('GitHub was asked too often.');
    if (seed instanceof Error) throw seed;
    return seed;
  };
  // The slow start is over after one good answer.
  const stored = await virtualRedis(
    { concurrentRequests: 2, ...limits },
    { now: START, leaseMs: LEASE_MS, readBudget, heartbeatMs },
  );
  closers.push(stored.close);
  return { ...stored, asked: () => asked };
}

function leaseOf([decision]: readonly Decision[]): Lease {
  expect(decision).toEqual({ lease: expect.anything() });
  return (decision as { lease: Lease }).lease;
}

async function send(limiter: RateLimiter, cost = costOfRead): Promise<void> {
  limiter.settle(leaseOf(await limiter.decide(batch(cost))), { kind: 'answered' });
}

const sum = (slices: readonly { amount: number }[]) => slices.reduce((total, { amount }) => total + amount, 0);

/** What a process sees that has used nothing itself. */
async function seenByAnother({ another }: VirtualRedis, observer = another()) {
  const { usage, underWay, pause } = await observer.inspect();
  return { requests: sum(usage.requestsPerHour), content: sum(usage.contentPerHour), underWay, pause };
}

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

it('asks GitHub once, before anything goes, however many processes there are', async () => {
  const answer = deferred<Seed>();
  const { limiter, another, asked } = await setup([answer.promise]);
  const others = [another(), another(), another()];
  const first = limiter.decide(batch());
  await limiter.inspect();
  for (const other of others) expect(await other.decide(batch())).toEqual(seeding);
  answer.resolve({});
  leaseOf(await first);
  for (const other of others) expect(await other.decide(batch())).toMatchObject([{ reason: 'slow_start' }]);
  expect(asked()).toBe(1);
});

it('starts from what GitHub has counted', async () => {
  const budget: ObservedBudget = { limit: 5_000, used: 4_500, reset: 1_800_000_060, resetInMs: 60_000 };
  const { limiter } = await setup([{ budget }]);
  expect(await limiter.decide(batch())).toEqual([{ waitMs: 60_000, reason: 'primary' }]);
});

it('starts with a pause when GitHub refuses even the question', async () => {
  const { limiter, another } = await setup([{ refusal: { limit: 'secondary', retryAfterMs: 30_000 } }]);
  expect(await limiter.decide(batch())).toEqual([{ waitMs: 30_000, reason: 'pause' }]);
  expect(await another().decide(batch())).toEqual([{ waitMs: 30_000, reason: 'pause' }]);
});

it('fails the call when GitHub does not answer, and lets the next one ask at once', async () => {
  const { limiter, another, asked } = await setup([new Error('GitHub is down'), {}]);
  await expect(limiter.decide(batch())).rejects.toThrow('GitHub is down');
  leaseOf(await another().decide(batch()));
  expect(asked()).toBe(2);
});

it('waits for a process that asks GitHub no longer than a lease', async () => {
  const { limiter, another, setClock, asked } = await setup([new Promise<Seed>(() => undefined), {}]);
  void limiter.decide(batch());
  await limiter.inspect();
  const other = another();
  await setClock(START + LEASE_MS - 1);
  expect(await other.decide(batch())).toEqual(seeding);
  await setClock(START + LEASE_MS);
  leaseOf(await other.decide(batch()));
  expect(asked()).toBe(2);
});

it('hears from each process what it has used and has under way, before it decides about it', async () => {
  const stored = await setup([{}, {}], { contentPerHour: 2 });
  const { limiter } = stored;
  await send(limiter, costOfContent);
  await send(limiter, costOfContent);
  await send(limiter, costOfWrite);
  leaseOf(await limiter.decide(batch(costOfWrite)));
  await stored.empty();

  const other = stored.another();
  leaseOf(await other.decide(batch()));
  expect(await limiter.decide(batch(costOfContent))).toMatchObject([{ reason: 'content_per_hour' }]);
  const { requests, content, underWay } = await seenByAnother(stored);
  expect({ requests, content }).toEqual({ requests: 3, content: 2 });
  expect(underWay).toEqual({ requests: 2, points: costOfRead.points + costOfWrite.points, content: 0 });
});

it('counts what was under way when it ends after the store was emptied', async () => {
  const stored = await setup([{}, {}]);
  const { limiter } = stored;
  await send(limiter);
  const lease = leaseOf(await limiter.decide(batch(costOfContent)));
  await stored.empty();
  limiter.settle(lease, { kind: 'answered' });
  await limiter.inspect();
  expect(await seenByAnother(stored)).toMatchObject({ requests: 2, content: 1, underWay: { requests: 0 } });
});

it('counts a request that nobody ended in the store that comes after, too', async () => {
  const stored = await setup([{}, {}]);
  leaseOf(await stored.limiter.decide(batch(costOfContent)));
  await stored.setClock(START + LEASE_MS + 1_000);
  await stored.limiter.inspect();
  await stored.empty();
  await stored.limiter.inspect();
  expect(await seenByAnother(stored)).toMatchObject({ requests: 1, content: 1, underWay: { requests: 0 } });
});

it('hears nothing of what was never sent, and of what GitHub does not count only the points', async () => {
  const stored = await setup([{}, {}]);
  const { limiter } = stored;
  limiter.settle(leaseOf(await limiter.decide(batch(costOfContent))), { kind: 'unsent' });
  limiter.settle(leaseOf(await limiter.decide(batch())), { kind: 'free' });
  await limiter.inspect();
  await stored.empty();
  await limiter.inspect();
  const { usage } = await stored.another().inspect();
  expect(sum(usage.pointsPerMinute)).toBe(1);
  expect([...usage.requestsPerHour, ...usage.contentPerHour]).toEqual([]);
});

it('takes in what a process has used once, however often it is told', async () => {
  const stored = await setup([{}, {}]);
  await send(stored.limiter, costOfContent);
  await stored.limiter.inspect();
  await stored.empty();
  await Promise.all(Array.from({ length: 5 }, () => stored.limiter.inspect()));
  await send(stored.limiter);
  await stored.limiter.inspect();
  expect(await seenByAnother(stored)).toMatchObject({ requests: 2, content: 1 });
});

it('keeps to a pause that a process remembers, and does not ask GitHub before it is over', async () => {
  const stored = await setup([{}, {}]);
  const { limiter, another, setClock, asked } = stored;
  const lease = leaseOf(await limiter.decide(batch()));
  limiter.settle(lease, { kind: 'answered', refusal: { limit: 'secondary', retryAfterMs: 60_000 } });
  const told = another();
  expect(await told.decide(batch())).toEqual([{ waitMs: 60_000, reason: 'pause' }]);
  await stored.empty();

  await told.inspect();
  expect(await another().decide(batch())).toMatchObject([{ reason: 'pause' }]);
  expect(asked()).toBe(1);
  await setClock(START + 61_000);
  leaseOf(await another().decide(batch()));
  expect(asked()).toBe(2);
});

it('hears from a process that asks for nothing soon after it was emptied', async () => {
  const stored = await setup([{}, {}], {}, 5);
  await send(stored.limiter, costOfContent);
  await stored.limiter.inspect();
  await stored.empty();
  const observer = stored.another();
  let seen = await seenByAnother(stored, observer);
  while (seen.content === 0) seen = await seenByAnother(stored, observer);
  expect(seen).toMatchObject({ requests: 1, content: 1 });
});

it('hears of a pause from a process that has used nothing itself', async () => {
  const stored = await setup([{}, {}], {}, 5);
  const { limiter, another } = stored;
  const lease = leaseOf(await limiter.decide(batch()));
  limiter.settle(lease, { kind: 'answered', refusal: { limit: 'secondary', retryAfterMs: 600_000 } });
  const told = another();
  expect(await told.decide(batch())).toMatchObject([{ reason: 'pause' }]);
  await limiter.close();
  await stored.empty();
  const observer = another();
  let seen = await seenByAnother(stored, observer);
  while (seen.pause.until === 0) seen = await seenByAnother(stored, observer);
  expect(seen.pause.until).toBe(START + 600_000);
});

it('hears of what it has let go a moment before it was emptied', async () => {
  const stored = await setup([{}, {}], { concurrentRequests: 10 });
  const connection = stored.redis.duplicate();
  const limiter = stored.another(undefined, connection);
  for (let answers = 0; answers < 10; answers += 1) await send(limiter);
  await limiter.inspect();
  const keys = await stored.allKeys();
  const [decisions] = await Promise.all([
    limiter.decide([...batch(costOfContent), ...batch(costOfContent), ...batch()]),
    connection.del(...keys),
    limiter.inspect(),
  ]);
  expect(decisions).toEqual(new Array(3).fill({ lease: expect.anything() }));
  expect((await seenByAnother(stored)).underWay).toMatchObject({ requests: 3, content: 2 });
});

it('has back at once what a decision has let go that nobody waits for any more', async () => {
  const stored = await setup([{}]);
  const limiter = stored.another();
  await send(limiter);
  await limiter.inspect();
  const line = new WaitingLine(limiter, { now: () => 0, sleep: () => new Promise(() => undefined) });
  const left = line.acquire({ cost: costOfRead, priority: 'batch' }, { maxWaitMs: 1_000 });
  line.close(new Error('enough'));
  await expect(left).rejects.toThrow('enough');
  await limiter.close();
  expect(await seenByAnother(stored)).toMatchObject({ requests: 1, underWay: { requests: 0 } });
});

it('hears from a process that asks for nothing as soon as Redis is back', async () => {
  const stored = await setup([{}, {}]);
  const connection = stored.redis.duplicate();
  const idle = stored.another(undefined, connection);
  await send(idle, costOfContent);
  await idle.inspect();
  const id = await connection.client('ID');
  await stored.empty();
  await stored.redis.client('KILL', 'ID', id);

  const observer = stored.another();
  let seen = await seenByAnother(stored, observer);
  while (seen.content === 0) seen = await seenByAnother(stored, observer);
  expect(seen).toMatchObject({ requests: 1, content: 1 });
});
