import { RateLimiterUnavailableError } from '../../errors/rate-limiter-unavailable.error.js';
import type { LedgerState } from '../ledger/ledger-state.js';
import { rateLimits, type RateLimits } from '../limits/rate-limits.js';
import { MemoryRateLimiter } from '../memory/memory.rate-limiter.js';
import type { RedisRateLimiter } from '../redis/redis.rate-limiter.js';
import type { Decision, Lease, RateLimiter, RateLimitRequest, RequestOutcome, WaitReason } from '../rate-limiter.js';
import { shareOf } from './share-of.js';

export interface LocalShareOptions {
  readonly shared: RedisRateLimiter;
  /** More than 0, at most 1: with five processes, 0.2. */
  readonly share: number;
  readonly leaseMs: number;
}

/** While the shared limits cannot be read, a process goes on with a share of them; what it used it reports afterwards. */
export class LocalShareRateLimiter implements RateLimiter {
  readonly limits: RateLimits;
  private readonly shared: RedisRateLimiter;
  private readonly local: MemoryRateLimiter;
  private readonly localLeases = new WeakSet<Lease>();

  /** @throws ValidationError when the share is not more than 0 and at most 1, or leaves no request */
  constructor({ shared, share, leaseMs }: LocalShareOptions) {
    this.shared = shared;
    this.limits = shared.limits;
    this.local = new MemoryRateLimiter({ limits: rateLimits(shareOf(shared.limits, share)), leaseMs });
  }

  readonly pollMs = (reason: WaitReason): number => this.shared.pollMs(reason);

  async decide(requests: readonly RateLimitRequest[]): Promise<Decision[]> {
    try {
      return await this.shared.decide(requests);
    } catch (error) {
      if (!(error instanceof RateLimiterUnavailableError)) throw error;
      const decisions = this.local.decide(requests);
      for (const made of decisions) if ('lease' in made) this.localLeases.add(made.lease);
      return decisions;
    }
  }

  settle(lease: Lease, outcome: RequestOutcome): void {
    if (!this.localLeases.has(lease)) return this.shared.settle(lease, outcome);
    this.local.settle(lease, outcome);
    this.shared.settleUnreported(lease, outcome);
  }

  async inspect(): Promise<LedgerState> {
    return this.shared.inspect().catch((error: unknown) => {
      if (!(error instanceof RateLimiterUnavailableError)) throw error;
      return this.local.inspect();
    });
  }

  async close(): Promise<void> {
    await this.shared.close();
  }
}
