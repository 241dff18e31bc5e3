import { parseDuration } from './parse-duration.js';

/** What remembers how far the clock was advanced. */
export interface ClockMemory {
  load(): number;
  save(offsetMs: number): void;
}

/** The simulator's time: a base clock plus everything it was advanced by. */
export class SimulatorClock {
  private offsetMs: number;
  private readonly listeners: (() => void)[] = [];

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
    this.moveTo(this.offsetMs + parseDuration(duration));
  }

  /** Sets the time, also back: for a beginning, not for what is under way. */
  set(at: Date): void {
    this.moveTo(at.getTime() - this.base());
  }

  /** Told whenever time was moved forward; what passes by itself is not announced. */
  onAdvance(listener: () => void): void {
    this.listeners.push(listener);
  }

  private moveTo(offsetMs: number): void {
    this.offsetMs = offsetMs;
    this.memory?.save(offsetMs);
    for (const listener of this.listeners) listener();
  }
}
