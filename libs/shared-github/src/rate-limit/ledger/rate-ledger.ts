import type { RequestCost } from '../limits/request-cost.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { Decision, Lease, RateLimitRequest, RequestOutcome } from '../rate-limiter.js';
import { observe } from './github-budget.js';
import type { GitHubBudget, LedgerState, PauseState } from './ledger-state.js';
import { longestWait, type Standing } from './longest-wait.js';
import { afterGoodAnswer, noPause, pauseAfter } from './pause.js';
import { Usage } from './usage.js';

interface OpenLease extends Lease {
  readonly endsAt: number;
}

/**
 * One installation's limits, and what is used of them. Pure: it is told the time, in milliseconds that never go back.
 *
 * A request counts from when it may go until a window has passed since it was over: GitHub counts it when it arrives,
 * which is some time in between. So GitHub's windows are safe whatever their phase.
 */
export class RateLedger implements Standing {
  readonly usage: Usage;
  readonly underWay = { requests: 0, points: 0, content: 0 };
  github: GitHubBudget | undefined;
  pause: PauseState;
  private readonly leases = new Set<OpenLease>();
  private lastId = 0;

  /** @param leaseMs longer than any request takes: it is taken for over then */
  constructor(
    readonly limits: RateLimits,
    private readonly leaseMs: number,
    state?: LedgerState,
  ) {
    this.usage = new Usage(state?.usage);
    this.github = state?.github;
    this.pause = state?.pause ?? noPause;
    for (const cost of state?.underWay ?? []) this.open(cost, state?.now ?? 0);
  }

  decide(request: RateLimitRequest, now: number): Decision {
    this.forget(now);
    return longestWait(this, request, now) ?? { lease: this.open(request.cost, now) };
  }

  settle(lease: Lease, { kind, budget, refusal, redirects = 0 }: RequestOutcome, now: number): void {
    this.forget(now);
    const isOpen = this.close(lease as OpenLease);
    if (isOpen && kind !== 'unsent') this.usage.add(lease.cost, kind === 'free' ? 0 : 1, now);
    for (let hop = 0; hop < redirects; hop += 1) this.usage.add(lease.cost, 1, now);
    if (budget) this.github = observe(this.github, budget, now);
    else if (isOpen && kind === 'lost') this.missAnswer();
    if (refusal) this.pause = pauseAfter(this.pause, refusal, { admittedAt: lease.admittedAt, now });
    else if (kind === 'answered' || kind === 'free') {
      this.pause = afterGoodAnswer(this.pause, lease.admittedAt, this.limits.concurrentRequests);
    }
  }

  inspect(now: number): LedgerState {
    this.forget(now);
    const underWay = [...this.leases].map(({ cost }) => cost);
    return { now, usage: this.usage.save(), underWay, github: this.github, pause: this.pause };
  }

  /** Leases are all as long: the first to be given is the first to end. */
  private forget(now: number): void {
    for (const lease of this.leases) {
      if (lease.endsAt > now) break;
      this.close(lease);
      this.usage.add(lease.cost, 1, lease.endsAt);
      this.missAnswer();
    }
    this.usage.forget(now);
  }

  private missAnswer(): void {
    if (this.github) this.github = { ...this.github, unanswered: this.github.unanswered + 1 };
  }

  private open(cost: RequestCost, now: number): Lease {
    const lease: OpenLease = { id: ++this.lastId, cost, admittedAt: now, endsAt: now + this.leaseMs };
    this.leases.add(lease);
    this.count(cost, 1);
    return lease;
  }

  private close(lease: OpenLease): boolean {
    if (!this.leases.delete(lease)) return false;
    this.count(lease.cost, -1);
    return true;
  }

  private count({ points, content }: RequestCost, sign: 1 | -1): void {
    this.underWay.requests += sign;
    this.underWay.points += sign * points;
    this.underWay.content += sign * content;
  }
}
