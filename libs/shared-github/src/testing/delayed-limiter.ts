import type { Sleep } from '../clock.js';
import type { RateLimits } from '../rate-limit/limits/rate-limits.js';
import type { Decision, Lease, RateLimiter, RateLimitRequest } from '../rate-limit/rate-limiter.js';
import type { RequestOutcome } from '../rate-limit/request-outcome.js';
import type { WaitReason } from '../rate-limit/wait-reason.js';

/** Another limiter, far away: it decides at once, and its answer takes its time. */
export class DelayedLimiter implements RateLimiter {
  readonly limits: RateLimits;
  /** How many decisions it was asked for. */
  asked = 0;
  /** What becomes of the next answer, if it is lost on its way. */
  failure: Error | undefined;

  constructor(
    private readonly inner: RateLimiter,
    private readonly sleep: Sleep,
    public delayMs: number,
  ) {
    this.limits = inner.limits;
  }

  readonly pollMs = (reason: WaitReason): number => this.inner.pollMs(reason);

  async decide(requests: readonly RateLimitRequest[]): Promise<Decision[]> {
    this.asked += 1;
    const decisions = await this.inner.decide(requests);
    await this.sleep(this.delayMs);
    if (this.failure) throw this.failure;
    return decisions;
  }

  settle(lease: Lease, outcome: RequestOutcome): void {
    this.inner.settle(lease, outcome);
  }

  inspect(): ReturnType<RateLimiter['inspect']> {
    return this.inner.inspect();
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}
