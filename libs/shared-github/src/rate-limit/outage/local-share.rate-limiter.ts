import { RateLimiterUnavailableError } from '../../errors/rate-limiter-unavailable.error.js';
import { decideInOrder } from '../decide-in-order.js';
import type { LedgerState } from '../ledger/ledger-state.js';
import { RateLedger } from '../ledger/rate-ledger.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { Decision, Lease, RateLimiter, RateLimitRequest, RequestOutcome, WaitReason } from '../rate-limiter.js';
import type { RedisRateLimiter } from '../redis/redis.rate-limiter.js';

export interface LocalShareOptions {
  readonly shared: RedisRateLimiter;
  /** What this process keeps to while it is alone. */
  readonly share: RateLimits;
  readonly leaseMs: number;
}

/** While the shared limits cannot be read, a process goes on with a share of them; what it used it reports afterwards. */
export class LocalShareRateLimiter implements RateLimiter {
  readonly limits: RateLimits;
  private readonly shared: RedisRateLimiter;
  /** Of this outage. What the process used before it counts, too. */
  private ledger: RateLedger | undefined;
  private readonly leases = new WeakMap<Lease, Lease>();

  constructor(private readonly options: LocalShareOptions) {
    this.shared = options.shared;
    this.limits = options.shared.limits;
  }

  readonly pollMs = (reason: WaitReason): number => this.shared.pollMs(reason);

  async decide(requests: readonly RateLimitRequest[]): Promise<Decision[]> {
    try {
      const decisions = await this.shared.decide(requests);
      this.ledger = undefined;
      return decisions;
    } catch (error) {
      if (!(error instanceof RateLimiterUnavailableError)) throw error;
      return this.decideAlone(requests);
    }
  }

  settle(lease: Lease, outcome: RequestOutcome): void {
    this.ledger?.settle(this.leases.get(lease) ?? lease, outcome, this.shared.now());
    this.shared.settle(lease, outcome);
  }

  async inspect(): Promise<LedgerState> {
    return this.shared.inspect().catch((error: unknown) => {
      if (!(error instanceof RateLimiterUnavailableError)) throw error;
      return this.alone().inspect(this.shared.now());
    });
  }

  async close(): Promise<void> {
    await this.shared.close();
  }

  private decideAlone(requests: readonly RateLimitRequest[]): Decision[] {
    const ledger = this.alone();
    const now = this.shared.now();
    return decideInOrder(requests, (request) => {
      const decision = ledger.decide(request, now);
      if ('waitMs' in decision) return decision;
      const lease = this.shared.goUnasked(request.cost);
      this.leases.set(lease, decision.lease);
      return { lease };
    });
  }

  private alone(): RateLedger {
    const { share, leaseMs } = this.options;
    this.ledger ??= new RateLedger(share, leaseMs, this.shared.ownState());
    return this.ledger;
  }
}
