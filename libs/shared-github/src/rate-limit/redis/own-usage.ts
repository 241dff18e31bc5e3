import { SteadyTime } from '../ledger/steady-time.js';
import { Usage } from '../ledger/usage.js';
import type { RequestCost } from '../limits/request-cost.js';
import { type Restored, windowNames } from './wire.js';

/** What this process has used, by the store's clock: a store that comes back empty is told. */
export class OwnUsage {
  private readonly usage = new Usage();
  private readonly leases = new Map<string, number>();
  private readonly time: SteadyTime;
  private offset = 0;

  constructor(private readonly clock: () => number) {
    this.time = new SteadyTime(() => this.clock() + this.offset);
  }

  /** The store's time, in milliseconds. */
  now(): number {
    return this.time.now();
  }

  /** @param storeTime what the store has just said */
  setClock(storeTime: number): void {
    this.offset = storeTime - this.clock();
  }

  open(lease: string, endsAt: number): void {
    this.leases.set(lease, endsAt);
  }

  close(lease: string): void {
    this.leases.delete(lease);
  }

  add(cost: RequestCost, requests: 0 | 1): void {
    const now = this.now();
    this.usage.forget(now);
    this.usage.add(cost, requests, now);
  }

  save(): Restored {
    const now = this.now();
    this.usage.forget(now);
    const usage = this.usage.save();
    for (const [lease, endsAt] of this.leases) if (endsAt <= now) this.leases.delete(lease);
    return {
      windows: windowNames.map((name) => usage[name]),
      leases: [...this.leases].map(([id, endsAt]) => ({ id, endsAt })),
    };
  }
}
