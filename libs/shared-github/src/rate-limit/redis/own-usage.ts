import { randomUUID } from 'node:crypto';
import { type Amounts, Total } from '../ledger/amounts.js';
import type { UsageState } from '../ledger/ledger-state.js';
import { Usage } from '../ledger/usage.js';
import type { RequestOutcome } from '../request-outcome.js';
import type { Grant, GrantedLease } from './grant.js';
import type { StoreTime } from './store-time.js';
import { type Restored, windowNames } from './wire.js';

/** What this process has used on one way, by its own clock. The store takes it in as a whole, and once. */
export class OwnUsage {
  /** Whether the store may know of it. */
  wasSent = false;
  /** The life of the store that does. */
  knownTo: string | undefined;
  private readonly id = randomUUID();
  private readonly usage = new Usage();
  private readonly grants = new Set<Grant>();

  /** @param isShared whether the store gave the grants itself */
  constructor(
    private readonly time: StoreTime,
    private readonly isShared: boolean,
  ) {}

  open(grant: Grant): void {
    this.grants.add(grant);
  }

  /** @returns whether it was under way here */
  settle(lease: GrantedLease, outcome: RequestOutcome): boolean {
    this.forget();
    const { grant } = lease;
    if (lease.isOver || !this.grants.has(grant)) return false;
    lease.isOver = true;
    this.usage.add(grant.settle(lease, outcome), this.time.now());
    if (grant.left.requests === 0) this.grants.delete(grant);
    return true;
  }

  get isEmpty(): boolean {
    this.forget();
    return this.grants.size === 0 && this.usage.isEmpty;
  }

  state(): { usage: UsageState; underWay: Amounts } {
    this.forget();
    const underWay = new Total();
    for (const { left } of this.grants) underWay.add(left);
    return { usage: this.usage.save(), underWay };
  }

  /** By the store's clock. */
  save(): Restored {
    const { usage } = this.state();
    const { toStore } = this.time;
    return {
      id: this.id,
      isShared: this.isShared,
      windows: windowNames.map((name) => usage[name].map(({ end, amount }) => ({ end: toStore(end), amount }))),
      grants: [...this.grants].map((grant) => ({ endsAt: toStore(grant.endsAt), news: grant.news() })),
    };
  }

  /** What nobody settled counts from the end of its grant, as it does in the store. */
  private forget(): void {
    const now = this.time.now();
    for (const grant of this.grants) {
      if (grant.endsAt > now) break;
      this.grants.delete(grant);
      this.usage.add(grant.left, grant.endsAt);
    }
    this.usage.forget(now);
  }
}
