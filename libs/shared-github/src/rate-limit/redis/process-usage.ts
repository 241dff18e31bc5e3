import { randomUUID } from 'node:crypto';
import type { LedgerState, TimeSlice, UsageState } from '../ledger/ledger-state.js';
import { RateLedger } from '../ledger/rate-ledger.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { RequestCost } from '../limits/request-cost.js';
import type { Lease, RequestOutcome } from '../rate-limiter.js';
import { OwnUsage } from './own-usage.js';
import { StoreTime } from './store-time.js';
import { nameLease, windowNames } from './wire.js';

const nobody: Lease = { id: '', cost: { points: 0, content: 0 }, admittedAt: 0 };

/** All that this process has used, and knows of GitHub: what a store that comes back empty has to be told. */
export class ProcessUsage {
  /** The life of the store that this process knows. */
  epoch: string | undefined;
  readonly time = new StoreTime();
  private readonly shared = new OwnUsage(this.time.now);
  /** What went past the store while it did not answer. */
  private apart: OwnUsage[] = [];
  /** Only for what GitHub says: it is told of no request. */
  private readonly told: RateLedger;

  constructor(
    limits: RateLimits,
    private readonly leaseMs: number,
  ) {
    this.told = new RateLedger(limits, leaseMs);
  }

  /** The store has let a request go. */
  open(lease: Lease): void {
    this.shared.open(lease, lease.admittedAt + this.leaseMs);
  }

  /** A request goes past the store. */
  openApart(cost: RequestCost): Lease {
    const now = Math.floor(this.time.now());
    const lease: Lease = { id: nameLease(randomUUID(), cost), cost, admittedAt: now };
    let last = this.apart.at(-1);
    if (!last || last.wasSent) this.apart.push((last = new OwnUsage(this.time.now)));
    last.open(lease, now + this.leaseMs);
    return lease;
  }

  /** @returns what the store has to know of it */
  settle(lease: Lease, outcome: RequestOutcome): RequestOutcome {
    this.told.settle(lease, { ...outcome, redirects: 0 }, this.time.now());
    const unsent = this.shared.settle(lease, outcome)
      ? undefined
      : this.apart.find((one) => one.settle(lease, outcome));
    // It will be told with all the rest.
    return unsent && !unsent.wasSent ? { ...outcome, redirects: 0 } : outcome;
  }

  /** Somebody was refused by GitHub: everybody waits so long. */
  pausedFor(ms: number): void {
    this.told.settle(nobody, { kind: 'unsent', refusal: { limit: 'primary', retryAfterMs: ms } }, this.time.now());
  }

  get pausedUntil(): number {
    return this.told.pause.until;
  }

  /** What the store does not know yet, or all of it for a store that knows nothing any more. */
  toRestore(isComplete: boolean): OwnUsage[] {
    this.apart = this.apart.filter(({ isEmpty }) => !isEmpty);
    const untold = this.apart.filter(({ knownTo }) => isComplete || knownTo === undefined || knownTo !== this.epoch);
    for (const one of untold) one.wasSent = true;
    return isComplete ? [this.shared, ...untold] : untold;
  }

  /** @param restored what a life of the store has taken in */
  restored(restored: readonly OwnUsage[], epoch: string): void {
    this.epoch = epoch;
    for (const one of restored) one.knownTo = epoch;
  }

  /** As a limiter of its own would begin with it. */
  state(): LedgerState {
    const states = [this.shared, ...this.apart].map((one) => one.state());
    const usage = Object.fromEntries(windowNames.map((name) => [name, merged(states.map((one) => one.usage[name]))]));
    const { github, pause } = this.told;
    const underWay = states.flatMap((one) => one.underWay);
    return { now: this.time.now(), usage: usage as unknown as UsageState, underWay, github, pause };
  }
}

function merged(lists: readonly (readonly TimeSlice[])[]): TimeSlice[] {
  return lists.flat().sort((one, other) => one.end - other.end);
}
