import type { Clock } from '../../clock.js';

/** The longest that is slept at once, in milliseconds: a timer takes no month. */
const LONGEST_MS = 3_600_000;

/** Rings once, at the earliest time it was set to. */
export class Alarm {
  private time = Infinity;
  private stop: AbortController | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly ring: () => void,
  ) {}

  set(time: number): void {
    if (time >= this.time) return;
    this.clear();
    const stop = new AbortController();
    const ms = Math.min(LONGEST_MS, Math.max(0, time - this.clock.now()));
    this.time = time;
    this.stop = stop;
    this.clock.sleep(ms, stop.signal).then(
      () => {
        if (this.stop !== stop) return;
        this.clear();
        this.ring();
      },
      () => undefined,
    );
  }

  clear(): void {
    this.stop?.abort();
    this.stop = undefined;
    this.time = Infinity;
  }
}
