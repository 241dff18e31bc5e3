import { isOlder } from '../ledger/github-budget.js';
import type { ObservedBudget, ObservedRefusal } from '../request-outcome.js';
import type { Grant } from './grant.js';

/** So many refusals are kept that nobody could be told of. */
const MOST_KEPT = 1_000;

/** What GitHub said of the hour, and when this process heard it, by its own clock. */
export interface HeardBudget {
  readonly budget: ObservedBudget;
  readonly at: number;
}

/** A refusal, when this process heard it, and when the request had gone, by the store's clock. */
export interface HeardRefusal {
  readonly refusal: ObservedRefusal;
  readonly at: number;
  readonly admittedAt: number;
}

/** What the store is to be told. */
export interface Mail {
  /** Grants of which requests have ended. */
  readonly grants: readonly Grant[];
  /** The latest that GitHub said of the hour. */
  readonly budget: HeardBudget | undefined;
  readonly refusals: readonly HeardRefusal[];
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

  /** A request of the grant has ended. */
  ended(grant: Grant): void {
    this.grants.add(grant);
    this.flushSoon();
  }

  heardBudget(heard: HeardBudget): void {
    if (!this.budget || !isOlder(heard.budget, this.budget.budget)) this.budget = heard;
    this.flushSoon();
  }

  heardRefusals(refusals: readonly HeardRefusal[]): void {
    // By when they were heard: a later one may be another strike.
    this.refusals = [...this.refusals, ...refusals].sort((one, other) => one.at - other.at).slice(-MOST_KEPT);
    this.flushSoon();
  }

  /** The store may not have heard of it. */
  putBack({ grants, budget, refusals }: Mail): void {
    for (const grant of grants) this.ended(grant);
    if (budget) this.heardBudget(budget);
    if (refusals.length > 0) this.heardRefusals(refusals);
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
