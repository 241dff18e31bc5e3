import type { RateLimitRequest } from '../rate-limiter.js';
import type { Waiter } from './waiter.js';

/**
 * Those who wait, first come, first served, in four lanes: interactive or not, content or not. A lane is held up as a
 * whole; the others may go on.
 */
export class Lanes {
  private readonly lanes = {
    batch: [new Set<Waiter>(), new Set<Waiter>()],
    interactive: [new Set<Waiter>(), new Set<Waiter>()],
  } as const;
  /** By how long they are ready to wait: of the same patience, who came first ends first. */
  private readonly patience = new Map<number, Set<Waiter>>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  add(waiter: Waiter): void {
    this.laneOf(waiter.request).add(waiter);
    const alike = this.patience.get(waiter.maxWaitMs) ?? new Set();
    this.patience.set(waiter.maxWaitMs, alike.add(waiter));
    this.count += 1;
  }

  /** @returns whether it was there */
  remove(waiter: Waiter): boolean {
    if (!this.laneOf(waiter.request).delete(waiter)) return false;
    const alike = this.patience.get(waiter.maxWaitMs);
    alike?.delete(waiter);
    if (alike?.size === 0) this.patience.delete(waiter.maxWaitMs);
    this.count -= 1;
    return true;
  }

  all(): Waiter[] {
    return this.each().flatMap((lane) => [...lane]);
  }

  /** The first so many of each lane, in the order in which they came. */
  front(atOnce: number): Waiter[] {
    const front: Waiter[] = [];
    for (const lane of this.each()) {
      let taken = 0;
      for (const waiter of lane) {
        if (taken === atOnce) break;
        front.push(waiter);
        taken += 1;
      }
    }
    return front.sort((one, other) => one.number - other.number);
  }

  /** Who has waited long enough by then. */
  overdue(now: number): Waiter[] {
    const overdue: Waiter[] = [];
    for (const alike of this.patience.values()) {
      for (const waiter of alike) {
        if (waiter.deadline > now) break;
        overdue.push(waiter);
      }
    }
    return overdue;
  }

  /** Who stands in the same lane, and is not ready to wait until then. */
  impatientLike({ request }: Waiter, then: number): Waiter[] {
    const lane = this.laneOf(request);
    return this.overdue(then).filter((waiter) => waiter.deadline < then && lane.has(waiter));
  }

  /** When the next one will have waited long enough. */
  nextDeadline(): number {
    let next = Infinity;
    for (const [first] of this.patience.values()) next = Math.min(next, first?.deadline ?? Infinity);
    return next;
  }

  /** Who stands at the head of the same lane. */
  firstLike({ request }: Waiter): Waiter | undefined {
    const [first] = this.laneOf(request);
    return first;
  }

  private laneOf({ cost, priority }: RateLimitRequest): Set<Waiter> {
    return this.lanes[priority][cost.content];
  }

  private each(): Set<Waiter>[] {
    return [...this.lanes.batch, ...this.lanes.interactive];
  }
}
