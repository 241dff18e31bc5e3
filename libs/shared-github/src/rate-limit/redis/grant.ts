import { type Amounts, amountsOf, Total, usedBy } from '../ledger/amounts.js';
import { isGood } from '../ledger/github-word.js';
import type { RequestCost } from '../limits/request-cost.js';
import type { Lease } from '../rate-limiter.js';
import type { RequestOutcome } from '../request-outcome.js';
import type { GrantNews } from './wire.js';

/**
 * The requests that one run of the script has let go. Only this process ends them, and it tells the store the sums as
 * they stand, and never what changed: the store may hear it twice, or miss it once.
 */
export class Grant {
  /** What is still under way of it. */
  readonly left = new Total();
  /** What those used that are over. */
  readonly used = new Total();
  private goodAnswers = 0;
  private lostAnswers = 0;

  /**
   * @param name that no other grant has
   * @param admittedAt by the store's clock
   * @param endsAt by this process' clock
   */
  constructor(
    readonly name: string,
    readonly admittedAt: number,
    readonly endsAt: number,
  ) {}

  lend(cost: RequestCost): GrantedLease {
    this.left.add(amountsOf(cost));
    return new GrantedLease(this, cost);
  }

  /** @returns what the request has used */
  settle({ cost }: GrantedLease, outcome: RequestOutcome): Amounts {
    const used = usedBy(cost, outcome);
    this.left.subtract(amountsOf(cost));
    this.used.add(used);
    if (outcome.kind === 'lost' && !outcome.budget) this.lostAnswers += 1;
    if (isGood(outcome.kind) && !outcome.refusal) this.goodAnswers += 1;
    return used;
  }

  news(): GrantNews {
    const { name, admittedAt, left, used, goodAnswers, lostAnswers } = this;
    return [
      name,
      admittedAt,
      left.requests,
      left.points,
      left.content,
      used.requests,
      used.points,
      used.content,
      goodAnswers,
      lostAnswers,
    ];
  }
}

export class GrantedLease implements Lease {
  isOver = false;

  constructor(
    readonly grant: Grant,
    readonly cost: RequestCost,
  ) {}

  get admittedAt(): number {
    return this.grant.admittedAt;
  }
}
