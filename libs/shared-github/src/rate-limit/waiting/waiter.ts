import { RateLimitExceededError } from '../../errors/rate-limit-exceeded.error.js';
import type { Lease, RateLimitRequest, Wait } from '../rate-limiter.js';
import { isOpenEnded, type WaitReason } from '../wait-reason.js';
import type { Place } from '../fifo.js';

export interface WaiterParts {
  readonly request: RateLimitRequest;
  /** Milliseconds. Infinity: as long as it takes. */
  readonly maxWaitMs: number;
  readonly resolve: (lease: Lease) => void;
  readonly reject: (error: unknown) => void;
}

/** One request that waits for its turn, and what for. */
export class Waiter {
  /** When it has waited long enough. */
  readonly deadline: number;
  /** Where it stands among those who wait; nowhere when it does not wait any more. For the lanes alone. */
  places: { readonly inLane: Place<Waiter>; readonly inPatience: Place<Waiter> } | undefined;
  private readonly waitedMs = new Map<WaitReason, number>();
  private held: Wait | undefined;
  private since: number;

  constructor(
    private readonly parts: WaiterParts,
    readonly cameAt: number,
    /** Who came first, waits least. */
    readonly number: number,
  ) {
    this.since = cameAt;
    this.deadline = cameAt + parts.maxWaitMs;
  }

  get request(): RateLimitRequest {
    return this.parts.request;
  }

  get maxWaitMs(): number {
    return this.parts.maxWaitMs;
  }

  /**
   * @param ahead what held up those ahead
   * @returns how long it waited, by reason, in milliseconds
   */
  go(lease: Lease, now: number, ahead: WaitReason | undefined): ReadonlyMap<WaitReason, number> {
    this.account(now, ahead);
    this.parts.resolve(lease);
    return this.waitedMs;
  }

  fail(error: unknown): void {
    this.parts.reject(error);
  }

  /** @returns whether it is worth waiting for */
  hold(wait: Wait, now: number): boolean {
    this.account(now, wait.reason);
    this.held = wait;
    return isOpenEnded(wait.reason) ? now < this.deadline : now + wait.waitMs <= this.deadline;
  }

  /** What it waits for, as far as it has been decided about. */
  get wait(): Wait | undefined {
    return this.held;
  }

  /** @param ahead what the one at the head of the lane waits for */
  exceeded(ahead: Wait | undefined): RateLimitExceededError {
    const { reason, waitMs } = this.held ?? ahead ?? { reason: 'concurrency', waitMs: 0 };
    return new RateLimitExceededError({
      limit: reason,
      retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)),
      maxWaitMs: this.maxWaitMs,
    });
  }

  private account(now: number, ahead: WaitReason | undefined): void {
    const reason = this.held?.reason ?? ahead;
    const ms = now - this.since;
    if (reason && ms > 0) this.waitedMs.set(reason, (this.waitedMs.get(reason) ?? 0) + ms);
    this.since = now;
  }
}
