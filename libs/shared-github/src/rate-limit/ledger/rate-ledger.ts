import type { RequestCost } from '../limits/request-cost.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { Decision, Lease, RateLimitRequest } from '../rate-limiter.js';
import type { RequestOutcome } from '../request-outcome.js';
import { type Amounts, amountsOf, Total, usedBy } from './amounts.js';
import { Fifo, type Place } from '../fifo.js';
import { GitHubWord } from './github-word.js';
import type { GitHubBudget, LedgerState, PauseState } from './ledger-state.js';
import { longestWait, type Standing } from './longest-wait.js';
import { Usage } from './usage.js';

interface OpenLease {
  readonly uses: Amounts;
  readonly endsAt: number;
  /** Undefined as soon as it is over. */
  place?: Place<OpenLease> | undefined;
}

/**
 * One installation's limits, and what is used of them. Pure: it is told the time, in milliseconds that never go back.
 *
 * A request counts from when it may go until a window has passed since it was over: GitHub counts it when it arrives,
 * which is some time in between. So GitHub's windows are safe whatever their phase.
 */
export class RateLedger implements Standing {
  readonly usage: Usage;
  readonly underWay = new Total();
  private readonly word: GitHubWord;
  private readonly leases = new Fifo<OpenLease>();

  /**
   * @param leaseMs longer than any request takes: it is taken for over then
   * @param state to begin with: what is under way in it ends together
   */
  constructor(
    readonly limits: RateLimits,
    private readonly leaseMs: number,
    state?: LedgerState,
  ) {
    this.usage = new Usage(state?.usage);
    this.word = new GitHubWord(limits.concurrentRequests, state?.github, state?.pause);
    if (state) this.open({ uses: state.underWay, endsAt: state.now + leaseMs });
  }

  get github(): GitHubBudget | undefined {
    return this.word.budget;
  }

  get pause(): PauseState {
    return this.word.pause;
  }

  decide(request: RateLimitRequest, now: number): Decision {
    this.forget(now);
    return longestWait(this, request, now) ?? { lease: this.lend(request.cost, now) };
  }

  settle(lease: Lease, outcome: RequestOutcome, now: number): void {
    this.forget(now);
    const wasUnderWay = this.close(lease as Lease & OpenLease);
    if (wasUnderWay) this.usage.add(usedBy(lease.cost, outcome), now);
    this.word.hear(outcome, { admittedAt: lease.admittedAt, wasUnderWay }, now);
  }

  inspect(now: number): LedgerState {
    this.forget(now);
    const { requests, points, content } = this.underWay;
    const underWay = { requests, points, content };
    return { now, usage: this.usage.save(), underWay, github: this.github, pause: this.pause };
  }

  /** Leases are all as long: the first to be given is the first to end. */
  private forget(now: number): void {
    for (let lease = this.leases.first; lease && lease.endsAt <= now; lease = this.leases.first) {
      this.close(lease);
      this.usage.add(lease.uses, lease.endsAt);
      this.word.miss(lease.uses.requests);
    }
    this.usage.forget(now);
  }

  private lend(cost: RequestCost, now: number): Lease {
    const lease = { cost, admittedAt: now, uses: amountsOf(cost), endsAt: now + this.leaseMs };
    this.open(lease);
    return lease;
  }

  private open(lease: OpenLease): void {
    lease.place = this.leases.add(lease);
    this.underWay.add(lease.uses);
  }

  private close(lease: OpenLease): boolean {
    if (!lease.place) return false;
    this.leases.remove(lease.place);
    lease.place = undefined;
    this.underWay.subtract(lease.uses);
    return true;
  }
}
