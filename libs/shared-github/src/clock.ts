import { setTimeout as wait } from 'node:timers/promises';

/** Time, as whatever waits sees it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly sleep: Sleep;
}

/** Resolves after so many milliseconds, and rejects as soon as the signal ends it. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** Real time that nobody can set, in milliseconds since the epoch. */
export const monotonicNow = (): number => performance.timeOrigin + performance.now();

export const sleep: Sleep = async (ms, signal) => {
  try {
    await wait(ms, undefined, { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
};
