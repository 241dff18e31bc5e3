import { setImmediate as turn } from 'node:timers/promises';
import type { Sleep } from '../clock.js';

export interface VirtualTime {
  /** Milliseconds since the epoch: real time, and what was slept. */
  readonly now: () => number;
  readonly sleep: Sleep;
  /** The pauses so far, in milliseconds. */
  readonly pauses: readonly number[];
}

/** Time for client and simulator alike, in which a pause is over at once. */
export function virtualTime(): VirtualTime {
  const pauses: number[] = [];
  let slept = 0;
  return {
    now: () => Date.now() + slept,
    sleep: async (ms, signal) => {
      await turn();
      signal?.throwIfAborted();
      pauses.push(ms);
      slept += ms;
    },
    pauses,
  };
}
