import type { Sleep } from '../clock.js';

interface Sleeper {
  readonly wakeAt: number;
  readonly wake: () => void;
}

/** Time that stands still until it is told to go on; sleepers wake in their order. */
export class EventTime {
  private readonly sleepers = new Set<Sleeper>();

  /** @param time where it starts, in milliseconds */
  constructor(private time = 1_800_000_000_000) {}

  readonly now = (): number => this.time;

  readonly sleep: Sleep = (ms, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const leave = () => {
        this.sleepers.delete(sleeper);
        reject(signal?.reason as Error);
      };
      const wake = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const sleeper: Sleeper = { wakeAt: this.time + ms, wake };
      this.sleepers.add(sleeper);
      signal?.addEventListener('abort', leave, { once: true });
    });

  /** When the next sleeper wakes; Infinity when nobody sleeps. */
  get next(): number {
    let next = Infinity;
    for (const { wakeAt } of this.sleepers) next = Math.min(next, wakeAt);
    return next;
  }

  /** Lets so much time pass, stopping wherever somebody wakes, until what he does has settled. */
  async pass(ms: number): Promise<void> {
    const end = this.time + ms;
    await settled();
    while (this.next <= end) {
      this.jumpTo(this.next);
      await settled();
    }
    this.time = end;
  }

  /** Sets the clock, as somebody who corrects it would: whoever is due then wakes. */
  jumpTo(time: number): void {
    this.time = time;
    for (const sleeper of this.sleepers) {
      if (sleeper.wakeAt > time) continue;
      this.sleepers.delete(sleeper);
      sleeper.wake();
    }
  }
}

/** Everything that only waits for promises has gone as far as it can. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
