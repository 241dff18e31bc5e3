import { afterEach } from '@jest/globals';
import { EventTime } from '../../testing/event-time.js';
import { type LimiterUnderTest, limitsRequests, type TestedLimits } from '../limiter.contract.js';
import { MINUTE_MS } from '../limits/documented-limits.js';
import { costOfRead } from '../limits/request-cost.js';
import { virtualRedis } from './testing/virtual-redis.js';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** The store as it is some time after it was seeded: the slow start is over, and the question to GitHub forgotten. */
async function create({ limits, leaseMs }: TestedLimits): Promise<LimiterUnderTest> {
  const time = new EventTime();
  const stored = await virtualRedis(limits, { now: time.now() - 2 * MINUTE_MS, leaseMs });
  closers.push(stored.close);
  const first = stored.another({ concurrentRequests: 1 });
  const [decision] = await first.decide([{ cost: costOfRead, priority: 'batch' }]);
  if (decision && 'lease' in decision) first.settle(decision.lease, { kind: 'free' });
  await first.inspect();
  const jumpTo = async (ms: number) => {
    time.jumpTo(ms);
    await stored.setClock(ms);
  };
  await jumpTo(time.now());
  const { limiter } = stored;
  return { limiter, time: { now: time.now, jumpTo }, settled: async () => void (await limiter.inspect()) };
}

limitsRequests(create, { numRuns: 60 });
