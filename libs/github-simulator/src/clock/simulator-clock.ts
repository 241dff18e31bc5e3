import { parseDuration } from './parse-duration.js';

/** What remembers how far the clock was advanced. */
export interface ClockMemory {
  load(): number;
  save(offsetMs: number): void;
}

/** The simulator's time: a base clock plus everything it was advanced by. */
export class SimulatorClock {
  private offsetMs: number;

  constructor(
    private readonly base: () => number = Date.now,
    private readonly memory?: ClockMemory,
  ) {
    this.offsetMs = memory?.load() ?? 0;
  }

  now(): Date {
    return new Date(this.nowMs());
  }

  nowMs(): number {
    return this.base() + this.offsetMs;
  }

  /**
   * Moves time forward: tokens expire, rate limits reset, workflow runs go on.
   *
   * @param duration milliseconds, or a number with a unit: `'500ms'`, `'30s'`, `'61m'`, `'2h'`, `'1d'`
   * @throws RangeError when the duration cannot be read or points backwards
   */
  advance(duration: string | number): void {
    this.offsetMs += parseDuration(duration);
    this.memory?.save(this.offsetMs);
  }
}
