import type { RequestCost } from '../limits/request-cost.js';
import type { Lease } from '../rate-limiter.js';
import type { RequestOutcome } from '../request-outcome.js';
import type { RequestPriority } from '../request-priority.js';
import type { WaitReason } from '../wait-reason.js';
import { costs, type CreateLimiter, HOUR_MS, type LimiterUnderTest } from './limiter-under-test.contract.js';
import { type Asked, LIMIT_OF_GITHUB, type Schedule, type Step } from './schedule.contract.js';

/** Something that happened. Numbers tell what came first within a millisecond. */
interface Happened {
  readonly number: number;
  /** Milliseconds since the beginning. */
  readonly at: number;
}

export interface Sent extends Happened {
  readonly cost: RequestCost;
  readonly priority: RequestPriority;
  readonly arrives: number;
  readonly leaseEndsAt: number;
  end?:
    | (Happened &
        Pick<RequestOutcome, 'kind' | 'refusal'> & { readonly used?: number | undefined; readonly hour: number })
    | undefined;
}

export interface Waited extends Happened {
  readonly cost: RequestCost;
  readonly priority: RequestPriority;
  readonly reason: WaitReason;
}

/** All that came of a schedule. */
export interface History extends Omit<Schedule, 'steps'> {
  readonly sent: readonly Sent[];
  /** Who had to wait, and not because of somebody before him. */
  readonly waited: readonly Waited[];
}

/** When GitHub sees it. */
export function arrivalOf({ at, arrives, end, leaseEndsAt }: Sent): number {
  return Math.floor(at + arrives * (Math.min(end?.at ?? Infinity, leaseEndsAt) - at));
}

/** Plays a schedule against a limiter, and writes down what came of it. */
export class Player {
  private readonly sent: (Sent & { readonly lease: Lease })[] = [];
  private readonly waited: Waited[] = [];
  private number = 0;
  private at = 0;
  private lastWaitMs = 0;

  private constructor(
    private readonly tested: LimiterUnderTest,
    private readonly schedule: Schedule,
  ) {}

  static async play(create: CreateLimiter, schedule: Schedule): Promise<History> {
    const player = new Player(await create(schedule), schedule);
    for (const step of schedule.steps) await player.take(step);
    const { sent, waited } = player;
    return { limits: schedule.limits, leaseMs: schedule.leaseMs, sent, waited };
  }

  private take(step: Step): Promise<void> {
    if (step.do === 'ask') return this.ask(step.requests);
    if (step.do === 'end') return this.end(step);
    if (step.do === 'pass') return this.pass(step.ms);
    return step.do === 'wait out' ? this.pass(this.lastWaitMs) : this.setBack(step.ms);
  }

  private happens(): Happened {
    return { number: (this.number += 1), at: this.at };
  }

  private async ask(asked: readonly Asked[]): Promise<void> {
    const requests = asked.map(({ kind, priority, arrives }) => ({ cost: costs[kind], priority, arrives }));
    const decisions = await this.tested.limiter.decide(requests.map(({ cost, priority }) => ({ cost, priority })));
    let hasWaited = false;
    for (const [index, { arrives, ...request }] of requests.entries()) {
      const decision = decisions[index];
      if (!decision) throw new Error(`Decided about ${decisions.length} of ${requests.length} requests.`);
      const happened = { ...request, ...this.happens() };
      if ('lease' in decision) {
        const { leaseMs } = this.schedule;
        this.sent.push({ ...happened, arrives, leaseEndsAt: this.at + leaseMs, lease: decision.lease });
      } else if (!hasWaited) {
        hasWaited = true;
        this.lastWaitMs = decision.waitMs;
        this.waited.push({ ...happened, reason: decision.reason });
      }
    }
  }

  private async end({ which, kind, used, refusal }: Step & { do: 'end' }): Promise<void> {
    const open = this.sent.filter((sent) => !sent.end);
    const sent = open[which % Math.max(1, open.length)];
    if (!sent) return;
    const ended = { ...sent, end: { ...this.happens(), kind, hour: 0 } };
    const answeredAt = arrivalOf(ended);
    const hour = Math.floor(answeredAt / HOUR_MS);
    sent.end = { ...ended.end, used, refusal, hour };
    const reset = { reset: 1_800_000_000 + (hour + 1) * 3_600, resetInMs: (hour + 1) * HOUR_MS - answeredAt };
    const budget = used === undefined ? undefined : { limit: LIMIT_OF_GITHUB, used, ...reset };
    this.tested.limiter.settle(sent.lease, { kind, budget, refusal });
    await this.tested.settled();
  }

  private async pass(ms: number): Promise<void> {
    this.at += ms;
    await this.tested.time.jumpTo(this.tested.time.now() + ms);
  }

  /** What nobody saw happen to a clock, nobody can know of. */
  private async setBack(ms: number): Promise<void> {
    await this.tested.limiter.inspect();
    await this.tested.time.jumpTo(this.tested.time.now() - ms);
    await this.tested.limiter.inspect();
  }
}
