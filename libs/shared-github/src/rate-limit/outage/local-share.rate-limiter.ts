import { RateLimiterUnavailableError } from '../../errors/rate-limiter-unavailable.error.js';
import { decideInOrder } from '../decide-in-order.js';
import type { LedgerState } from '../ledger/ledger-state.js';
import { RateLedger } from '../ledger/rate-ledger.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { Decision, Lease, RateLimiter, RateLimitRequest } from '../rate-limiter.js';
import type { RequestOutcome } from '../request-outcome.js';
import type { WaitReason } from '../wait-reason.js';
import type { RedisRateLimiter } from '../redis/redis.rate-limiter.js';

export interface LocalShareOptions {
  readonly shared: RedisRateLimiter;
  /** What this process keeps to while it is alone. */
  readonly share: RateLimits;
  readonly leaseMs: number;
}

/** While the shared limits cannot be read, a process goes on with a share of them; what it used it reports afterwards. */
export class LocalShareRateLimiter implements RateLimiter {
  private readonly shared: RedisRateLimiter;
  private isAlone = false;

  constructor(private readonly options: LocalShareOptions) {
    this.shared = options.shared;
  }

  /** The share, while the process is alone. */
  get limits(): RateLimits {
    return this.isAlone ? this.options.share : this.shared.limits;
  }

  readonly pollMs = (reason: WaitReason): number => this.shared.pollMs(reason);

  decide(requests: readonly RateLimitRequest[]): Promise<Decision[]> {
    return this.orAlone(
      () => this.shared.decide(requests),
      () => this.decideAlone(requests),
    );
  }

  settle(lease: Lease, outcome: RequestOutcome): void {
    this.shared.settle(lease, outcome);
  }

  inspect(): Promise<LedgerState> {
    return this.orAlone(
      () => this.shared.inspect(),
      () => this.shared.ownState(),
    );
  }

  async close(): Promise<void> {
    await this.shared.close();
  }

  private async orAlone<T>(together: () => Promise<T>, alone: () => T): Promise<T> {
    try {
      const result = await together();
      this.isAlone = false;
      return result;
    } catch (error) {
      if (!(error instanceof RateLimiterUnavailableError)) throw error;
      this.isAlone = true;
      return alone();
    }
  }

  /** What the process used before it was alone counts, too. */
  private decideAlone(requests: readonly RateLimitRequest[]): Decision[] {
    const { share, leaseMs } = this.options;
    const state = this.shared.ownState();
    const ledger = new RateLedger(share, leaseMs, state);
    return decideInOrder(requests, (request) => {
      const decision = ledger.decide(request, state.now);
      return 'waitMs' in decision ? decision : { lease: this.shared.goUnasked(request.cost) };
    });
  }
}
