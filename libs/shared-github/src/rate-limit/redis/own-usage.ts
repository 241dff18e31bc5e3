import { randomUUID } from 'node:crypto';
import type { UsageState } from '../ledger/ledger-state.js';
import { Usage } from '../ledger/usage.js';
import type { RequestCost } from '../limits/request-cost.js';
import type { Lease, RequestOutcome } from '../rate-limiter.js';
import type { StoreTime } from './store-time.js';
import { costOf, type Restored, windowNames } from './wire.js';

/** What this process has used on one way, by its own clock. The store takes it in as a whole, and once. */
export class OwnUsage {
  /** Whether the store may know of it. */
  wasSent = false;
  /** The life of the store that does. */
  knownTo: string | undefined;
  private readonly id = randomUUID();
  private readonly usage = new Usage();
  private readonly leases = new Map<Lease['id'], number>();

  /** @param isShared whether the store gave the leases itself */
  constructor(
    private readonly time: StoreTime,
    private readonly isShared: boolean,
  ) {}

  open({ id }: Lease, endsAt: number): void {
    this.leases.set(id, endsAt);
  }

  /** @returns whether it was under way here */
  settle({ id, cost }: Lease, { kind, redirects = 0 }: RequestOutcome): boolean {
    this.forget();
    if (!this.leases.delete(id)) return false;
    const now = this.time.now();
    if (kind !== 'unsent') this.usage.add(cost, kind === 'free' ? 0 : 1, now);
    for (let hop = 0; hop < redirects; hop += 1) this.usage.add(cost, 1, now);
    return true;
  }

  get isEmpty(): boolean {
    const { usage, underWay } = this.state();
    return underWay.length === 0 && windowNames.every((name) => usage[name].length === 0);
  }

  state(): { usage: UsageState; underWay: RequestCost[] } {
    this.forget();
    return { usage: this.usage.save(), underWay: [...this.leases.keys()].map((id) => costOf(String(id))) };
  }

  /** By the store's clock. */
  save(): Restored {
    const { usage } = this.state();
    const { toStore } = this.time;
    return {
      id: this.id,
      isShared: this.isShared,
      windows: windowNames.map((name) => usage[name].map(({ end, amount }) => ({ end: toStore(end), amount }))),
      leases: [...this.leases].map(([id, endsAt]) => ({ id: String(id), endsAt: toStore(endsAt) })),
    };
  }

  /** A lease that nobody settled counts from its end, as it does in the store. */
  private forget(): void {
    const now = this.time.now();
    for (const [id, endsAt] of this.leases) {
      if (endsAt > now) break;
      this.leases.delete(id);
      this.usage.add(costOf(String(id)), 1, endsAt);
    }
    this.usage.forget(now);
  }
}
