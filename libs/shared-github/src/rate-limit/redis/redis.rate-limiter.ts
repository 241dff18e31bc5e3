import { randomUUID } from 'node:crypto';
import { monotonicNow } from '../../clock.js';
import type { LedgerState } from '../ledger/ledger-state.js';
import { noPause } from '../ledger/pause.js';
import { Usage } from '../ledger/usage.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type {
  Decision,
  Lease,
  ObservedBudget,
  RateLimiter,
  RateLimitRequest,
  RequestOutcome,
  WaitReason,
} from '../rate-limiter.js';
import { OwnUsage } from './own-usage.js';
import { RedisStore, type RedisStoreOptions } from './redis-store.js';
import { type Decided, listed, readLease, readState, type Restored, type ScriptInput } from './wire.js';

/** What could not be told to the store is kept, and so much of it. */
const MOST_UNTOLD = 1_000;

/** Whoever waits for another process looks again within this, in milliseconds. */
const POLL_MS: Readonly<Partial<Record<WaitReason, number>>> = { concurrency: 20, slow_start: 20, seeding: 100 };
const SLOW_POLL_MS = 2_000;

type Command = Pick<ScriptInput, 'requests' | 'inspect'>;

export interface RedisRateLimiterOptions extends RedisStoreOptions {
  readonly limits: RateLimits;
  /** Longer than any request takes, in milliseconds. */
  readonly leaseMs: number;
  /** How GitHub counts the hour: asked when the store is empty, before anything else goes. */
  readonly readBudget: () => Promise<ObservedBudget | undefined>;
}

/** The limits of an installation that many processes share. Redis decides, by its own clock, in one script a decision. */
export class RedisRateLimiter implements RateLimiter {
  readonly limits: RateLimits;
  private readonly store: RedisStore;
  private readonly own = new OwnUsage(monotonicNow);
  /** What went past the store while it did not answer. */
  private readonly unreported: OwnUsage[] = [];
  private epoch: string | undefined;
  private untold: ScriptInput['settled'][number][] = [];
  private isFlushing = false;

  constructor(private readonly options: RedisRateLimiterOptions) {
    this.limits = options.limits;
    this.store = new RedisStore(options);
  }

  /** Spread, so that processes do not ask in step. A pause is the same for all: it is slept through. */
  readonly pollMs = (reason: WaitReason): number => {
    if (reason === 'pause') return Infinity;
    return (POLL_MS[reason] ?? SLOW_POLL_MS) * (0.75 + Math.random() / 2);
  };

  async decide(requests: readonly RateLimitRequest[]): Promise<Decision[]> {
    const wire = requests.map(({ cost, priority }) => ({ ...cost, interactive: priority === 'interactive' }));
    const reply = await this.run({ requests: wire });
    if (reply === undefined) return requests.map(() => ({ waitMs: 1, reason: 'seeding' }));
    const decisions = listed(reply.decisions).map((made) =>
      'lease' in made ? { lease: readLease(made.lease) } : made,
    );
    for (const made of decisions) {
      if ('lease' in made) this.own.open(String(made.lease.id), made.lease.admittedAt + this.options.leaseMs);
    }
    return decisions;
  }

  settle(lease: Lease, outcome: RequestOutcome): void {
    this.own.close(String(lease.id));
    this.count(this.own, lease, outcome);
    this.tell(lease, outcome);
  }

  /** Takes in what went past the store while it did not answer. */
  settleUnreported(lease: Lease, outcome: RequestOutcome): void {
    this.count(this.own, lease, outcome);
    const last = this.unreported.at(-1) ?? new OwnUsage(() => this.own.now());
    this.count(last, lease, outcome);
    this.unreported.splice(-1, 1, last);
    const { points, content } = lease.cost;
    const admittedAt = this.own.now();
    this.tell(
      { ...lease, id: `unreported:${points}:${content}:${admittedAt}`, admittedAt },
      { ...outcome, redirects: 0 },
    );
  }

  async inspect(): Promise<LedgerState> {
    const reply = await this.run({ requests: [], inspect: true });
    const now = this.own.now();
    return reply
      ? readState(reply)
      : { now, usage: new Usage().save(), underWay: [], github: undefined, pause: noPause };
  }

  async close(): Promise<void> {
    if (this.untold.length > 0) await this.run({ requests: [] }).catch(() => undefined);
    await this.store.close();
  }

  private count(usage: OwnUsage, { cost }: Lease, { kind, redirects = 0 }: RequestOutcome): void {
    if (kind !== 'unsent') usage.add(cost, kind === 'free' ? 0 : 1);
    for (let hop = 0; hop < redirects; hop += 1) usage.add(cost, 1);
  }

  /** With the next decision, or by itself when there is none. */
  private tell({ id, admittedAt }: Lease, outcome: RequestOutcome): void {
    this.untold.push({ ...outcome, lease: String(id), admittedAt });
    if (this.isFlushing) return;
    this.isFlushing = true;
    setImmediate(() => {
      this.isFlushing = false;
      // Its failure is the store's, which has told of it; what was not told is kept.
      if (this.untold.length > 0) this.run({ requests: [] }).catch(() => undefined);
    });
  }

  /** @returns nothing while another process asks GitHub how things stand */
  private async run(command: Command): Promise<Decided | undefined> {
    const unreported = this.unreported.splice(0);
    let restore = unreported.map((usage) => usage.save());
    try {
      for (let seed: ScriptInput['seed']; ;) {
        const reply = await this.send({ ...command, restore, seed });
        if (reply.status === 'decided') {
          this.epoch = reply.epoch;
          return reply;
        }
        if (reply.status === 'restore') restore = this.restoreTo(reply.epoch);
        else if (reply.status === 'seed') {
          seed = { epoch: randomUUID(), budget: await this.readBudget() };
          restore = [this.own.save()];
        } else return undefined;
      }
    } catch (error) {
      this.unreported.unshift(...unreported);
      throw error;
    }
  }

  /** All that this process uses, once for each life of the store. */
  private restoreTo(epoch: string): Restored[] {
    if (this.epoch === epoch) return [];
    this.epoch = epoch;
    return [this.own.save()];
  }

  private async send(command: Command & Pick<ScriptInput, 'restore' | 'seed'>) {
    const { limits, leaseMs } = this.options;
    const settled = this.untold.splice(0);
    const { epoch } = this;
    try {
      const reply = await this.store.run({ limits, leaseMs, epoch, settled, ...command });
      this.own.setClock(reply.now);
      if (reply.status !== 'decided') this.keepUntold(settled);
      return reply;
    } catch (error) {
      this.keepUntold(settled);
      // Whether what was to be restored has arrived, nobody knows: twice is safe, and not at all is not.
      if (command.restore.length > 0) this.epoch = undefined;
      throw error;
    }
  }

  private keepUntold(settled: ScriptInput['settled']): void {
    this.untold = [...settled, ...this.untold].slice(-MOST_UNTOLD);
  }

  private async readBudget(): Promise<ObservedBudget | undefined> {
    try {
      return await this.options.readBudget();
    } catch (error) {
      await this.store.giveUpSeeding();
      throw error;
    }
  }
}
