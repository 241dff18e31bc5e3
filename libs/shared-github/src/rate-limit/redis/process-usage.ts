import { randomUUID } from 'node:crypto';
import { Total } from '../ledger/amounts.js';
import { GitHubWord } from '../ledger/github-word.js';
import type { LedgerState, TimeSlice, UsageState } from '../ledger/ledger-state.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { RequestCost } from '../limits/request-cost.js';
import type { Lease } from '../rate-limiter.js';
import type { RequestOutcome } from '../request-outcome.js';
import { Grant, type GrantedLease } from './grant.js';
import { OwnUsage } from './own-usage.js';
import { StoreTime } from './store-time.js';
import { type Answered, windowNames } from './wire.js';

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
  private readonly word: GitHubWord;

  constructor(
    { concurrentRequests }: RateLimits,
    private readonly leaseMs: number,
    now: () => number,
  ) {
    this.time = new StoreTime(now);
    this.shared = new OwnUsage(this.time, true);
    this.word = new GitHubWord(concurrentRequests);
  }

  /** @param admittedAt by the store's clock */
  newGrant(name: string, admittedAt: number): Grant {
    return new Grant(name, admittedAt, this.time.now() + this.leaseMs);
  }

  /** The store has let requests go. */
  open(grant: Grant): void {
    this.shared.open(grant);
  }

  /** A request goes past the store. */
  openApart(cost: RequestCost): Lease {
    let last = this.apart.at(-1);
    if (!last || last.wasSent) this.apart.push((last = new OwnUsage(this.time, false)));
    const grant = this.newGrant(randomUUID(), this.time.toStore(this.time.now()));
    last.open(grant);
    return grant.lend(cost);
  }

  /** @returns whether the store has to know of it: what it has not heard of yet it will be told as a whole */
  settle(lease: GrantedLease, outcome: RequestOutcome): boolean {
    const own = [this.shared, ...this.apart].find((one) => one.settle(lease, outcome));
    const heard = { admittedAt: this.time.toOwn(lease.admittedAt), wasUnderWay: own !== undefined };
    this.word.hear(outcome, heard, this.time.now());
    return own !== undefined && (own === this.shared || own.wasSent);
  }

  /** Whether there is nothing that any store would have to know. */
  get isEmpty(): boolean {
    const isPaused = this.word.pause.until > this.time.now();
    return !isPaused && this.shared.isEmpty && this.apart.every(({ isEmpty }) => isEmpty);
  }

  /** Somebody was refused by GitHub: everybody waits so long. */
  pausedFor(ms: number): void {
    const now = this.time.now();
    const nobody = { admittedAt: now, wasUnderWay: false };
    this.word.hear({ kind: 'unsent', refusal: { limit: 'primary', retryAfterMs: ms } }, nobody, now);
  }

  /** By the store's clock. */
  get pausedUntil(): number {
    return this.time.toStore(this.word.pause.until);
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
    const underWay = new Total();
    for (const state of states) underWay.add(state.underWay);
    const { budget: github, pause } = this.word;
    return { now: this.time.now(), usage: usage as unknown as UsageState, underWay, github, pause };
  }
}

function merged(lists: readonly (readonly TimeSlice[])[]): TimeSlice[] {
  return lists.flat().sort((one, other) => one.end - other.end);
}
