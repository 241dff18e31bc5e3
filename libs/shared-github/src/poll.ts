import type { Clock } from './clock.js';

export interface PollOptions {
  /** Pause after the first look, in milliseconds. Each one after it is half as long again, and all are spread by a quarter. */
  firstPauseMs: number;
  longestPauseMs: number;
  /** When it is enough. The last look comes at that time. */
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/**
 * Looks at once, and then less and less often until there is something to see.
 *
 * @param look is told how long it has been, in milliseconds
 * @returns undefined when the time is over
 */
export async function poll<T>(
  clock: Clock,
  { firstPauseMs, longestPauseMs, timeoutMs, signal }: PollOptions,
  look: (spentMs: number) => Promise<T | undefined>,
): Promise<T | undefined> {
  const startedAt = clock.now();
  let sleptMs = 0;
  // What was slept counts, even by a clock that stands still.
  const spentMs = () => Math.max(sleptMs, clock.now() - startedAt);
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    const seen = await look(spentMs());
    if (seen !== undefined || spentMs() >= timeoutMs) return seen;
    const nextMs = Math.min(pauseMs * (0.75 + Math.random() / 2), timeoutMs - spentMs());
    await clock.sleep(nextMs, signal);
    sleptMs += nextMs;
  }
}
