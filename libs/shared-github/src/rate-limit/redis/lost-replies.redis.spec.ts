import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { MINUTE_MS } from '../limits/documented-limits.js';
import { costOfRead, type RequestCost } from '../limits/request-cost.js';
import { SentRequests } from './testing/sent-requests.js';
import { ShakyProcess } from './testing/shaky-process.js';
import { type End, type ShakySchedule, shakySchedules, type Step } from './testing/shaky-schedule.js';
import { type VirtualRedis, virtualRedis } from './testing/virtual-redis.js';
import { windowNames } from './wire.js';

const START = 1_800_000_000_000;
const LEASE_MS = 20_000;
const PROCESSES = 3;
const limits = {
  requestsPerHour: 20,
  interactiveReserve: 0,
  concurrentRequests: 6,
  pointsPerMinute: 30,
  contentPerMinute: 4,
  contentPerHour: 6,
};

beforeEach(() => {
  jest.useFakeTimers({
    doNotFake: ['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'],
  });
});

afterEach(() => {
  jest.useRealTimers();
});

class Play {
  private readonly sent = new SentRequests();

  private constructor(
    private readonly stored: VirtualRedis,
    private readonly processes: readonly ShakyProcess[],
    private now: number,
  ) {}

  /** Some time after the store was seeded: the slow start is over, and the question to GitHub forgotten. */
  static async start({ fates }: ShakySchedule): Promise<Play> {
    const stored = await virtualRedis(limits, { now: START, leaseMs: LEASE_MS });
    const first = stored.another({ concurrentRequests: 1 });
    const [made] = await first.decide([{ cost: costOfRead, priority: 'batch' }]);
    if (made && 'lease' in made) first.settle(made.lease, { kind: 'free' });
    await first.inspect();
    const now = START + 2 * MINUTE_MS;
    await stored.setClock(now);
    const left = fates.values();
    const nextFate = () => left.next().value ?? 'answered';
    const processes = Array.from({ length: PROCESSES }, () => new ShakyProcess(stored, nextFate));
    return new Play(stored, processes, now);
  }

  async take(step: Step): Promise<void> {
    if (step.do === 'pass') await this.stored.setClock((this.now += step.ms));
    else if (step.do === 'settle') await this.settle(step.ends, step.isTold);
    else if (step.do === 'decide') await this.decide(step.by, step.costs);
    else
      await this.processOf(step.by)
        .limiter.inspect()
        .catch(() => undefined);
  }

  /** When all have told what they had to tell, the store knows what is under way, and all that was used. */
  async end(): Promise<void> {
    for (const process of this.processes) await process.recover();
    const { underWay, usage } = await this.stored.limiter.inspect();
    expect(underWay).toEqual(this.sent.underWay(this.now));
    const forgotten = windowNames.flatMap((name) => {
      const known = usage[name].reduce((sum, { amount }) => sum + amount, 0);
      const used = this.sent.used(name, this.now);
      return known < used ? [`${name}: ${known} of ${used}`] : [];
    });
    expect(forgotten).toEqual([]);
  }

  async close(): Promise<void> {
    await this.stored.close();
  }

  private async decide(by: number, costs: readonly RequestCost[]): Promise<void> {
    const process = this.processOf(by);
    await process.recover();
    const requests = costs.map((cost) => ({ cost, priority: 'batch' as const }));
    for (const made of await process.limiter.decide(requests).catch(() => [])) {
      if ('lease' in made) this.sent.add({ by, lease: made.lease, leaseEndsAt: this.now + LEASE_MS });
    }
    expect(this.sent.underWay(this.now).requests).toBeLessThanOrEqual(limits.concurrentRequests);
    const exceeded = windowNames.flatMap((name) => {
      const used = this.sent.usedAtMost(name, this.now);
      return used > limits[name] ? [`${name}: ${used} of ${limits[name]}`] : [];
    });
    expect(exceeded).toEqual([]);
  }

  private async settle(ends: readonly End[], isTold: boolean): Promise<void> {
    for (const { which, kind } of ends) {
      const open = this.sent.open(this.now);
      const one = open[which % open.length];
      if (!one) break;
      one.end = { at: this.now, kind };
      this.processOf(one.by).limiter.settle(one.lease, { kind });
    }
    if (isTold) for (const process of this.processes) await process.rest();
  }

  private processOf(number: number): ShakyProcess {
    return this.processes[number] as ShakyProcess;
  }
}

it('lets no limit be exceeded, and forgets nothing, whatever replies are lost', async () => {
  const property = fc.asyncProperty(shakySchedules(PROCESSES), async (schedule) => {
    const play = await Play.start(schedule);
    try {
      for (const step of schedule.steps) await play.take(step);
      await play.end();
    } finally {
      await play.close();
    }
  });
  // To look for a smaller failure would take minutes: the test would end without naming any.
  await fc.assert(property, { numRuns: 60, endOnFailure: true });
});
