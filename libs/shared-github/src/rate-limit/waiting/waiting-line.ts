import type { Clock } from '../../clock.js';
import { checkCost } from '../limits/check-cost.js';
import type { Decision, Lease, RateLimiter, RateLimitRequest, Wait } from '../rate-limiter.js';
import type { RequestOutcome } from '../request-outcome.js';
import { isOpenEnded, type WaitReason } from '../wait-reason.js';
import { Alarm } from './alarm.js';
import { Lanes } from './lanes.js';
import { Waiter } from './waiter.js';

export interface AcquireOptions {
  /** The longest to wait, in milliseconds. 0: not at all. */
  readonly maxWaitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** So much longer than somebody is ready to wait he may wait for a decision that is under way, in milliseconds. */
const GRACE_MS = 1_000;

/**
 * So many of each lane are decided about at once: few while somebody is held up, who holds up those behind him; and more
 * each time while all may go, for a decision may take a round trip.
 */
const FEWEST_AT_ONCE = 8;
const MOST_AT_ONCE = 128;

/** Is told how long each request waited, and for what. */
export type WaitListener = (reason: WaitReason, seconds: number) => void;

/**
 * Where requests wait for the limiter's leave: first come, first served for each priority, with an end to patience.
 */
export class WaitingLine {
  private readonly lanes = new Lanes();
  private readonly alarm: Alarm;
  private isDeciding = false;
  private isOutdated = false;
  private lastNumber = 0;
  private atOnce = FEWEST_AT_ONCE;
  private lastHeld: { readonly reason: WaitReason; readonly at: number } | undefined;
  private closedFor: Error | undefined;

  constructor(
    private readonly limiter: RateLimiter,
    private readonly clock: Clock,
    private readonly onWaited: WaitListener = () => undefined,
    private readonly onPaused: (ms: number) => void = () => undefined,
  ) {
    this.alarm = new Alarm(clock, () => {
      if (this.isDeciding) this.failUndecided();
      this.decide();
    });
  }

  /**
   * Resolves when the request may be sent: end the lease with {@link settle}.
   *
   * @throws RateLimitExceededError as soon as it is known that it would wait longer than `maxWaitMs`;
   *   RateLimiterUnavailableError; the signal's reason; ValidationError when no limit has room for it, ever
   */
  acquire(request: RateLimitRequest, { maxWaitMs, signal }: AcquireOptions): Promise<Lease> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      if (this.closedFor) throw this.closedFor;
      checkCost(request.cost, this.limiter.limits);
      const leave = () => this.leave(waiter, signal?.reason);
      const end =
        <T>(run: (value: T) => void) =>
        (value: T) => {
          signal?.removeEventListener('abort', leave);
          run(value);
        };
      const parts = { request, maxWaitMs, resolve: end(resolve), reject: end(reject) };
      const waiter = new Waiter(parts, this.clock.now(), (this.lastNumber += 1));
      signal?.addEventListener('abort', leave, { once: true });
      this.lanes.add(waiter);
      this.decide();
      if (this.isDeciding) this.alarm.set(waiter.deadline + GRACE_MS);
    });
  }

  /** Fails all who wait, and all who come. */
  close(reason: Error): void {
    this.closedFor = reason;
    for (const waiter of this.lanes.all()) this.fail(waiter, reason);
    this.alarm.clear();
  }

  settle(lease: Lease, outcome: RequestOutcome): void {
    this.limiter.settle(lease, outcome);
    this.decide();
  }

  private leave(waiter: Waiter, reason: unknown): void {
    this.fail(waiter, reason);
    this.decide();
  }

  /** What happens while a decision is under way may change it: it is made once more then. */
  private decide(): void {
    if (this.isDeciding) {
      this.isOutdated = true;
      return;
    }
    while (this.lanes.size > 0) {
      const front = this.lanes.front(this.atOnce);
      const decisions = this.limiter.decide(front.map(({ request }) => request));
      if (!Array.isArray(decisions)) return this.decideLater(front, decisions);
      if (!this.carryOut(front, decisions)) break;
    }
    if (this.lanes.size === 0) this.alarm.clear();
  }

  /** Nobody waits much longer than he is ready to because a decision takes its time. */
  private failUndecided(): void {
    const now = this.clock.now();
    for (const waiter of this.lanes.overdue(now - GRACE_MS)) {
      this.fail(waiter, waiter.exceeded({ reason: 'seeding', waitMs: 0 }));
    }
    this.alarm.set(this.lanes.nextDeadline() + GRACE_MS);
  }

  private decideLater(front: readonly Waiter[], decisions: Promise<Decision[]>): void {
    this.isDeciding = true;
    this.isOutdated = false;
    // It may take as long as it takes to ask GitHub.
    this.alarm.set(this.lanes.nextDeadline() + GRACE_MS);
    decisions.then(
      (made) => {
        this.isDeciding = false;
        const isUnfinished = this.carryOut(front, made);
        if (isUnfinished || this.isOutdated || this.lanes.size === 0) this.decide();
      },
      (error: unknown) => {
        this.isDeciding = false;
        for (const waiter of this.lanes.all()) this.fail(waiter, error);
        this.alarm.clear();
      },
    );
  }

  /** @returns whether others than those that were decided about may go now */
  private carryOut(front: readonly Waiter[], decisions: readonly Decision[]): boolean {
    const now = this.clock.now();
    let held = 0;
    let gaveUp = false;
    for (const [index, waiter] of front.entries()) {
      const decision = decisions[index];
      if (!decision) continue;
      if ('waitMs' in decision && decision.reason === 'pause') this.onPaused(decision.waitMs);
      if ('lease' in decision) this.go(waiter, decision.lease, now);
      else if (waiter.hold(decision, now)) {
        held += 1;
        this.keepUp(waiter, decision, now);
      } else {
        this.giveUp(waiter);
        gaveUp = true;
      }
    }
    for (const waiter of this.lanes.overdue(now)) {
      // Those who were never decided about, and not held up either, are next.
      if (this.lanes.firstLike(waiter)?.wait) this.giveUp(waiter);
    }
    this.alarm.set(this.lanes.nextDeadline());
    this.atOnce = held === 0 ? Math.min(2 * this.atOnce, MOST_AT_ONCE) : FEWEST_AT_ONCE;
    // Who gave up no longer stands in the way of those behind him.
    return gaveUp || (held < front.length && held < this.lanes.size);
  }

  private go(waiter: Waiter, lease: Lease, now: number): void {
    if (!this.lanes.remove(waiter)) return this.limiter.settle(lease, { kind: 'unsent' });
    for (const [reason, ms] of waiter.go(lease, now, this.reasonSince(waiter))) this.onWaited(reason, ms / 1000);
  }

  /** Whoever is behind, and not ready to wait as long, knows it now. */
  private keepUp(waiter: Waiter, { reason, waitMs }: Wait, now: number): void {
    this.lastHeld = { reason, at: now };
    const pollMs = this.limiter.pollMs(reason);
    if (isOpenEnded(reason)) return this.alarm.set(now + pollMs);
    this.alarm.set(now + Math.min(waitMs, pollMs));
    for (const other of this.lanes.impatientLike(waiter, now + waitMs)) this.giveUp(other);
  }

  /** What somebody was held up for since this one came, himself or one ahead of him. */
  private reasonSince({ cameAt }: Waiter): WaitReason | undefined {
    return this.lastHeld && this.lastHeld.at >= cameAt ? this.lastHeld.reason : undefined;
  }

  private giveUp(waiter: Waiter): void {
    const first = this.lanes.firstLike(waiter);
    this.fail(waiter, waiter.exceeded(first?.wait));
  }

  private fail(waiter: Waiter, error: unknown): void {
    if (this.lanes.remove(waiter)) waiter.fail(error);
  }
}
