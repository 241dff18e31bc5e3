import { monotonicNow } from '../../clock.js';
import { SteadyTime } from '../ledger/steady-time.js';

/** The store's time between two of its answers. */
export class StoreTime {
  private offset = 0;
  private readonly time = new SteadyTime(() => monotonicNow() + this.offset);

  /** Milliseconds. */
  readonly now = (): number => this.time.now();

  /** @param time what the store has just said */
  set(time: number): void {
    this.offset = time - monotonicNow();
  }
}
