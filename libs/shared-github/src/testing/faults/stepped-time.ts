import { setImmediate as turn } from 'node:timers/promises';
import type { Sleep } from '../../clock.js';

/** Time that stands still but for pauses, which are over at once, and for what a test lets pass. */
export class SteppedTime {
  private ms: number;

  constructor(private readonly start: Date) {
    this.ms = start.getTime();
  }

  readonly now = (): number => this.ms;

  readonly sleep: Sleep = async (ms, signal) => {
    await turn();
    signal?.throwIfAborted();
    this.ms += ms;
  };

  /** Back to the start, or so much later. */
  reset(laterMs = 0): void {
    this.ms = this.start.getTime() + laterMs;
  }

  pass(ms: number): void {
    this.ms += ms;
  }
}
