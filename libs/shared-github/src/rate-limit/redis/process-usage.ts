import { randomUUID } from 'node:crypto';
import type { LedgerState, TimeSlice, UsageState } from '../ledger/ledger-state.js';
import { RateLedger } from '../ledger/rate-ledger.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { RequestCost } from '../limits/request-cost.js';
import type { Lease, RequestOutcome } from '../rate-limiter.js';
import { OwnUsage } from './own-usage.js';
import { StoreTime } from './store-time.js';
import { type Answered, nameLease, windowNames } from './wire.js';

const nobody: Lease = { id: '', cost: { points: 0, content: 0 }, admittedAt: 0 };

/** All that this process has used, and knows of GitHub: what a store that comes back empty has to be told. */
export class ProcessUsage {
  /** The life of the store that this process knows. */
  epoch: string | undefined;
  /** The last run of the store in that life that this process knows of. */
  runs = 0;
  readonly time: StoreTime;
  private readonly shared: OwnUsage;
  /** What went past the store while it did not answer. */
  private apart: OwnUsage[] = [];
  /** Only for what GitHub says: it is told of no request. */
  private readonly told: RateLedger;

  constructor(
    limits: RateLimits,
    private readonly leaseMs: number,
    now: () => number,
  ) {
    this.time = new StoreTime(now);
    this.shared = new OwnUsage(this.time, true);
    this.told = new RateLedger(limits, leaseMs);
  }

  /** The store has let a request go. */
  open(lease: Lease): void {
    this.shared.open(lease, this.time.now() + this.leaseMs);
  }

  /** A request goes past the store. */
  openApart(cost: RequestCost): Lease {
    const now = this.time.now();
    const lease: Lease = { id: nameLease(randomUUID(), cost), cost, admittedAt: this.time.toStore(now) };
    let last = this.apart.at(-1);
    if (!last || last.wasSent) this.apart.push((last = new OwnUsage(this.time, false)));
    last.open(lease, now + this.leaseMs);
    return lease;
  }

  /** @returns what the store has to know of it */
  settle(lease: Lease, outcome: RequestOutcome): RequestOutcome {
    const admittedAt = this.time.toOwn(lease.admittedAt);
    this.told.settle({ ...lease, admittedAt }, { ...outcome, redirects: 0 }, this.time.now());
    const own = [this.shared, ...this.apart].find((one) => one.settle(lease, outcome));
    if (own && outcome.kind === 'lost' && !outcome.budget) this.missAnswer();
    // It will be told with all the rest.
    const isUnsent = own !== undefined && own !== this.shared && !own.wasSent;
    return isUnsent ? { ...outcome, redirects: 0 } : outcome;
  }

  /** Somebody was refused by GitHub: everybody waits so long. */
  pausedFor(ms: number): void {
    this.told.settle(nobody, { kind: 'unsent', refusal: { limit: 'primary', retryAfterMs: ms } }, this.time.now());
  }

  /** By the store's clock. */
  get pausedUntil(): number {
    return this.time.toStore(this.told.pause.until);
  }

  /**
   * The life of the store that this process says it knows: none at all where it went past the store before it ever heard
   * of it. Then it first learns the store's time.
   */
  get saidEpoch(): string | undefined {
    return this.epoch ?? (this.apart.length > 0 ? '' : undefined);
  }

  /** What the store does not know yet, or all of it for a store that knows nothing any more. */
  toRestore(isComplete: boolean): OwnUsage[] {
    this.apart = this.apart.filter(({ isEmpty }) => !isEmpty);
    const untold = this.apart.filter(({ knownTo }) => isComplete || knownTo === undefined || knownTo !== this.epoch);
    for (const one of untold) one.wasSent = true;
    return isComplete ? [this.shared, ...untold] : untold;
  }

  /** @param restored what a life of the store has taken in */
  restored(restored: readonly OwnUsage[], { epoch, runs }: Answered): void {
    this.runs = epoch === this.epoch ? Math.max(this.runs, runs) : runs;
    this.epoch = epoch;
    for (const one of restored) one.knownTo = epoch;
  }

  /** As a limiter of its own would begin with it, by this process' clock. */
  state(): LedgerState {
    const states = [this.shared, ...this.apart].map((one) => one.state());
    const usage = Object.fromEntries(windowNames.map((name) => [name, merged(states.map((one) => one.usage[name]))]));
    const { github, pause } = this.told;
    const underWay = states.flatMap((one) => one.underWay);
    return { now: this.time.now(), usage: usage as unknown as UsageState, underWay, github, pause };
  }

  private missAnswer(): void {
    const { github } = this.told;
    if (github) this.told.github = { ...github, unanswered: github.unanswered + 1 };
  }
}

function merged(lists: readonly (readonly TimeSlice[])[]): TimeSlice[] {
  return lists.flat().sort((one, other) => one.end - other.end);
}
