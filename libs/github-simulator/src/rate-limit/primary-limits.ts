import type { Caller } from '../auth/caller.js';
import type { SimulatorClock } from '../clock/simulator-clock.js';
import type { LimitOptions } from './limit-options.js';
import { primaryRefusal } from './refusals.js';

const windowMs = 3_600_000;
const anonymousLimit = 60;
const baseLimit = 5000;
const highestLimit = 12_500;

/** What one caller has used of the current hour. */
export interface Budget {
  readonly key: string;
  readonly limit: number;
  used: number;
  readonly resetsAtMs: number;
}

/**
 * Counts requests by the hour: one budget for each installation, one for the App itself, one for everybody else.
 *
 * @see https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export class PrimaryLimits {
  private readonly budgets = new Map<string, Budget>();

  constructor(
    private readonly clock: SimulatorClock,
    private readonly repositoriesOf: (accountId: number) => number,
    private readonly options: LimitOptions = {},
  ) {}

  /** The caller's budget as it stands; nothing is used up. */
  budgetOf(caller: Caller): Budget {
    const key = keyOf(caller);
    const current = this.budgets.get(key);
    if (current && this.clock.nowMs() < current.resetsAtMs) return current;
    const fresh = { key, limit: this.limitOf(caller), used: 0, resetsAtMs: this.clock.nowMs() + windowMs };
    this.budgets.set(key, fresh);
    return fresh;
  }

  /** @throws ApiError 403 or 429 when nothing is left */
  use(caller: Caller): Budget {
    const budget = this.budgetOf(caller);
    const isLast = budget.used >= budget.limit - 1;
    // Switched off, the last request is never used up: nobody is told that nothing remains.
    if (this.options.primary === false && isLast) return budget;
    if (budget.used >= budget.limit) throw this.refusal(caller, budget);
    budget.used += 1;
    return budget;
  }

  /** What a snapshot keeps. */
  save(): readonly Budget[] {
    return [...this.budgets.values()].map((budget) => ({ ...budget }));
  }

  load(saved: readonly Budget[]): void {
    for (const budget of saved) this.budgets.set(budget.key, { ...budget });
  }

  private refusal(caller: Caller, { resetsAtMs }: Budget) {
    const { status, retryAfter = false } = this.options.refusal ?? {};
    const seconds = Math.ceil((resetsAtMs - this.clock.nowMs()) / 1000);
    return primaryRefusal(caller, { ...(status && { status }), retryAfter: retryAfter ? seconds : undefined });
  }

  private limitOf(caller: Caller): number {
    if (caller.kind === 'anonymous') return anonymousLimit;
    if (typeof this.options.primary === 'number') return this.options.primary;
    if (caller.kind === 'app') return baseLimit;
    const above = Math.max(0, this.repositoriesOf(caller.installation.account.id) - 20);
    return Math.min(highestLimit, baseLimit + 50 * above);
  }
}

function keyOf(caller: Caller): string {
  return caller.kind === 'installation' ? `installation ${caller.installation.id}` : caller.kind;
}
