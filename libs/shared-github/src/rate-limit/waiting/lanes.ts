import type { RateLimitRequest } from '../rate-limiter.js';
import { Fifo } from '../fifo.js';
import type { Waiter } from './waiter.js';

/** Most callers are ready to wait equally long: a few lists are kept when they are empty. */
const MOST_KEPT = 16;

/**
 * Those who wait, first come, first served, in four lanes: interactive or not, content or not. A lane is held up as a
 * whole; the others may go on.
 */
export class Lanes {
  private readonly lanes = {
    batch: [new Fifo<Waiter>(), new Fifo<Waiter>()],
    interactive: [new Fifo<Waiter>(), new Fifo<Waiter>()],
  } as const;
  /** By how long they are ready to wait: of the same patience, who came first ends first. */
  private readonly patience = new Map<number, Fifo<Waiter>>();
  private readonly each = [...this.lanes.batch, ...this.lanes.interactive];
  private count = 0;

  get size(): number {
    return this.count;
  }

  add(waiter: Waiter): void {
    let alike = this.patience.get(waiter.maxWaitMs);
    if (!alike) this.patience.set(waiter.maxWaitMs, (alike = new Fifo()));
    waiter.places = { inLane: this.laneOf(waiter.request).add(waiter), inPatience: alike.add(waiter) };
    this.count += 1;
  }

  /** @returns whether it was there */
  remove(waiter: Waiter): boolean {
    const { places, request, maxWaitMs } = waiter;
    if (!places) return false;
    waiter.places = undefined;
    this.laneOf(request).remove(places.inLane);
    const alike = this.patience.get(maxWaitMs);
    alike?.remove(places.inPatience);
    if (!alike?.first && this.patience.size > MOST_KEPT) this.patience.delete(maxWaitMs);
    this.count -= 1;
    return true;
  }

  all(): Waiter[] {
    return this.each.flatMap((lane) => [...lane]);
  }

  /** The first so many of each lane, in the order in which they came. */
  front(atOnce: number): Waiter[] {
    const front: Waiter[] = [];
    for (const lane of this.each) lane.addFirstTo(front, atOnce);
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
    return this.overdue(then).filter((waiter) => waiter.deadline < then && this.laneOf(waiter.request) === lane);
  }

  /** When the next one will have waited long enough. */
  nextDeadline(): number {
    let next = Infinity;
    for (const { first } of this.patience.values()) next = Math.min(next, first?.deadline ?? Infinity);
    return next;
  }

  /** Who stands at the head of the same lane. */
  firstLike({ request }: Waiter): Waiter | undefined {
    return this.laneOf(request).first;
  }

  private laneOf({ cost, priority }: RateLimitRequest): Fifo<Waiter> {
    return this.lanes[priority][cost.content];
  }
}
