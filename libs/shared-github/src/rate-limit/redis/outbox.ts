import { isOlder } from '../ledger/github-budget.js';
import type { ObservedBudget, ObservedRefusal } from '../request-outcome.js';
import type { Grant } from './grant.js';

/** So many refusals are kept that nobody could be told of. */
const MOST_KEPT = 1_000;

/** When this process heard it, by its own clock, and when the request had gone, by the store's. */
interface HeardAt {
  readonly admittedAt: number;
  readonly at: number;
}

/** What the store is to be told. */
export interface Mail {
  /** Grants of which requests have ended. */
  readonly grants: readonly Grant[];
  /** The latest that GitHub said of the hour. */
  readonly budget: (ObservedBudget & HeardAt) | undefined;
  readonly refusals: readonly (ObservedRefusal & HeardAt)[];
}

/** Keeps what the store is to be told: with the next decision, or by itself when there is none. */
export class Outbox {
  private grants = new Set<Grant>();
  private budget: Mail['budget'];
  private refusals: Mail['refusals'] = [];
  private isFlushing = false;

  /** @param flush tells the store; called when nothing else is on its way to it */
  constructor(
    private readonly flush: () => void,
    private readonly isBusy: () => boolean,
  ) {}

  get isEmpty(): boolean {
    return this.grants.size === 0 && !this.budget && this.refusals.length === 0;
  }

  /** Adds to what is there, or comes back because the store may not have heard of it. */
  add({ grants = [], budget, refusals = [] }: Partial<Mail>): void {
    for (const grant of grants) this.grants.add(grant);
    if (budget && !(this.budget && isOlder(budget, this.budget))) this.budget = budget;
    // By when they were heard: a later one may be another strike.
    if (refusals.length > 0) {
      this.refusals = [...this.refusals, ...refusals].sort((one, other) => one.at - other.at).slice(-MOST_KEPT);
    }
    this.flushSoon();
  }

  /** @param now a grant that is over by then ended in the store by itself, and counts */
  take(now: number): Mail {
    const { budget, refusals } = this;
    const grants = [...this.grants].filter(({ endsAt }) => endsAt > now);
    this.grants = new Set();
    this.budget = undefined;
    this.refusals = [];
    return { grants, budget, refusals };
  }

  flushSoon(): void {
    if (this.isFlushing || this.isEmpty || this.isBusy()) return;
    this.isFlushing = true;
    setImmediate(() => {
      this.isFlushing = false;
      if (!this.isEmpty && !this.isBusy()) this.flush();
    });
  }
}
