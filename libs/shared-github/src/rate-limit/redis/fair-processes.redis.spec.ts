import { randomUUID } from 'node:crypto';
import { afterAll, expect, it } from '@jest/globals';
import { costOfRead, costOfWrite, type RequestCost } from '../limits/request-cost.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { Lease } from '../rate-limiter.js';
import { type VirtualRedis, virtualRedis } from './testing/virtual-redis.js';

const NOW = 1_800_000_000_000;
const opened: VirtualRedis[] = [];

afterAll(async () => {
  for (const one of opened) await one.close();
});

/** Two processes that share an installation, whose slow start is over. */
async function setup(limits: Partial<RateLimits>) {
  const installation = `fair ${randomUUID()}`;
  const one = await virtualRedis(limits, { now: NOW, installation });
  const other = await virtualRedis(limits, { now: NOW, installation });
  opened.push(one, other);
  const ask = async ({ limiter }: VirtualRedis, cost: RequestCost, count = 1) => {
    const made = await limiter.decide(Array.from({ length: count }, () => ({ cost, priority: 'batch' as const })));
    return made.flatMap((decision) => ('lease' in decision ? [decision.lease] : []));
  };
  const end = ({ limiter }: VirtualRedis, leases: readonly Lease[]) => {
    for (const lease of leases) limiter.settle(lease, { kind: 'free' });
  };
  for (let number = 0; number < 4; number += 1) end(one, await ask(one, costOfRead));
  await one.limiter.inspect();
  await other.limiter.inspect();
  const pass = async (ms: number) => {
    for (const { setClock } of [one, other]) await setClock(NOW + ms);
  };
  return { one, other, ask, end, pass };
}

it('gives a place that comes free to the process that waits for it, and not to the one that had it', async () => {
  const { one, other, ask, end, pass } = await setup({ concurrentRequests: 2 });
  const held = await ask(one, costOfRead, 2);
  expect(held).toHaveLength(2);
  expect(await ask(other, costOfRead)).toEqual([]);
  await pass(10);
  end(one, held);
  expect(await ask(one, costOfRead, 2)).toHaveLength(1);
  expect(await ask(other, costOfRead)).toHaveLength(1);
});

it('keeps the points for a write that another process waits for', async () => {
  const { one, other, ask, end, pass } = await setup({ pointsPerMinute: 20, concurrentRequests: 2 });
  await pass(61_000);
  for (let number = 0; number < 17; number += 1) end(one, await ask(one, costOfRead));
  await one.limiter.inspect();
  expect(await ask(other, costOfWrite)).toEqual([]);
  await pass(61_010);
  expect(await ask(one, costOfRead)).toEqual([]);
  await pass(64_010);
  expect(await ask(one, costOfRead)).toHaveLength(1);
});

it('waits for no process that has not asked again', async () => {
  const { one, other, ask, end, pass } = await setup({ concurrentRequests: 2 });
  const held = await ask(one, costOfRead, 2);
  expect(await ask(other, costOfRead)).toEqual([]);
  await pass(250);
  end(one, held);
  expect(await ask(one, costOfRead, 2)).toHaveLength(2);
});

it('keeps as many places as another process still waits for', async () => {
  const { one, other, ask, end, pass } = await setup({ concurrentRequests: 4 });
  const held = await ask(one, costOfRead, 3);
  expect(await ask(other, costOfRead, 3)).toHaveLength(1);
  await pass(10);
  end(one, held);
  expect(await ask(one, costOfRead, 3)).toHaveLength(1);
  expect(await ask(other, costOfRead, 2)).toHaveLength(2);
});

it('lets those go first who have waited longest since they last got something', async () => {
  const { one, other, ask, end, pass } = await setup({ concurrentRequests: 2 });
  const third = { ...one, limiter: one.another() };
  const [first, second] = await ask(third, costOfRead, 2);
  expect(await ask(one, costOfRead, 2)).toEqual([]);
  await pass(10);
  expect(await ask(other, costOfRead)).toEqual([]);
  await pass(20);
  end(third, first ? [first] : []);
  await third.limiter.inspect();
  expect(await ask(one, costOfRead, 2)).toHaveLength(1);
  await pass(30);
  end(third, second ? [second] : []);
  await third.limiter.inspect();
  expect(await ask(one, costOfRead)).toEqual([]);
  expect(await ask(other, costOfRead)).toHaveLength(1);
});
