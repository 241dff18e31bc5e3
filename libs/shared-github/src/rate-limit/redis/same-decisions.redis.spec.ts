import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { costOfContent, costOfRead, costOfWrite } from '../limits/request-cost.js';
import { decideInOrder } from '../decide-in-order.js';
import { RateLedger } from '../ledger/rate-ledger.js';
import { SteadyTime } from '../ledger/steady-time.js';
import { rateLimits } from '../limits/rate-limits.js';
import type { Decision, Lease } from '../rate-limiter.js';
import type { RequestOutcome } from '../request-outcome.js';
import { type VirtualRedis, virtualRedis } from './testing/virtual-redis.js';

const START = 1_800_000_000_000;
const small = {
  requestsPerHour: 12,
  interactiveReserve: 3,
  concurrentRequests: 5,
  pointsPerMinute: 25,
  contentPerMinute: 3,
  contentPerHour: 5,
};
/** Where it is seldom concurrency that stands in the way. */
const manyAtOnce = {
  requestsPerHour: 15,
  interactiveReserve: 3,
  concurrentRequests: 10,
  pointsPerMinute: 60,
  contentPerMinute: 7,
  contentPerHour: 9,
};

const request = fc.record({
  cost: fc.constantFrom(costOfRead, costOfWrite, costOfContent),
  priority: fc.constantFrom('batch' as const, 'interactive' as const),
});

/** Now and then many alike, one after the other: the script decides about them together. */
const requests = fc
  .array(fc.tuple(request, fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.integer({ min: 2, max: 8 }))), {
    maxLength: 5,
  })
  .map((groups) => groups.flatMap(([one, count]) => new Array<typeof one>(count).fill(one)));

const budget = fc.record({
  limit: fc.constantFrom(10, 20, 100),
  used: fc.nat(20),
  reset: fc.constantFrom(1_800_000_000, 1_800_000_005, 1_800_003_600),
  resetInMs: fc.nat(3_600_000),
});

const refusal = fc.record({
  limit: fc.constantFrom('primary' as const, 'secondary' as const),
  retryAfterMs: fc.option(fc.nat(90_000), { nil: undefined }),
});

const outcome: fc.Arbitrary<RequestOutcome> = fc.record({
  kind: fc.constantFrom('answered' as const, 'free' as const, 'lost' as const, 'unsent' as const),
  budget: fc.option(budget, { nil: undefined, freq: 3 }),
  refusal: fc.option(refusal, { nil: undefined, freq: 6 }),
  redirects: fc.constantFrom(0, 0, 0, 1),
});

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('decide' as const), requests }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('settle' as const), which: fc.nat(20), outcome }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.constantFrom(1, 250, 999, 7_000, 20_000, 60_000, 300_000, 3_600_000, 7_300_000, -5_000),
    }),
  },
);

/** What both engines must agree on: their leases have different names. */
const comparable = (decisions: readonly Decision[]) =>
  decisions.map((made) => ('lease' in made ? { go: made.lease.cost, at: made.lease.admittedAt } : made));

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Puts both engines through the same steps, and expects the same of them. */
async function expectTheSame(
  steps: readonly Step[],
  limits: typeof small,
  { limiter, setClock }: VirtualRedis,
): Promise<void> {
  let now = START;
  // The first decision seeds the store, and good answers end the slow start.
  for (let answers = 0; answers < limits.concurrentRequests; answers += 1) {
    const [made] = await limiter.decide([{ cost: costOfRead, priority: 'interactive' }]);
    if (limits === manyAtOnce && made && 'lease' in made) limiter.settle(made.lease, { kind: 'free' });
  }
  const ledger = new RateLedger(rateLimits(limits), 20_000, await limiter.inspect());
  const time = new SteadyTime(() => now);
  time.now();
  const leases: { inMemory: Lease; inRedis: Lease }[] = [];
  for (const doing of steps) {
    if (doing.kind === 'pass') {
      await setClock((now += doing.ms));
      // Both have to see a clock before it goes back.
      ledger.inspect(time.now());
      await limiter.inspect();
    } else if (doing.kind === 'decide') {
      const at = time.now();
      const inMemory = decideInOrder(doing.requests, (wanted) => ledger.decide(wanted, at));
      const inRedis = await limiter.decide(doing.requests);
      expect(comparable(inRedis)).toEqual(comparable(inMemory));
      inMemory.forEach((one, index) => {
        const other = inRedis[index];
        if ('lease' in one && other && 'lease' in other) leases.push({ inMemory: one.lease, inRedis: other.lease });
      });
    } else {
      const [lease] = leases.splice(doing.which % Math.max(1, leases.length), 1);
      if (!lease) continue;
      ledger.settle(lease.inMemory, doing.outcome, time.now());
      limiter.settle(lease.inRedis, doing.outcome);
      await limiter.inspect();
    }
  }
  expect(await limiter.inspect()).toEqual(ledger.inspect(time.now()));
}

it('decides in Redis as it does in memory, whatever happens', async () => {
  const steps = fc.array(step, { minLength: 5, maxLength: 60 });
  const property = fc.asyncProperty(steps, fc.constantFrom(small, manyAtOnce), async (doing, limits) => {
    const stored = await virtualRedis(limits, { now: START });
    try {
      await expectTheSame(doing, limits, stored);
    } finally {
      await stored.close();
    }
  });
  await fc.assert(property, { numRuns: 300 });
});
