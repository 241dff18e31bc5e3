import type { ObservedBudget } from '../rate-limit/request-outcome.js';

/** No limit of GitHub's lasts longer than an hour. With another hour for clocks that differ, nothing else is believed. */
export const LONGEST_PAUSE_MS = 7_200_000;

/** What was said of the hour. `reset` in seconds since the epoch, `now` in milliseconds by the clock of whoever said it. */
export interface SaidBudget {
  readonly limit: unknown;
  readonly used: unknown;
  readonly reset: unknown;
  readonly now: number;
}

/** Undefined where it is no budget, or one that nothing could ever go with: to believe it would be to wait for ever. */
export function credibleBudget({ limit, used, reset, now }: SaidBudget): ObservedBudget | undefined {
  if (!isCount(limit) || !isCount(used) || !isCount(reset)) return undefined;
  const resetInMs = Math.max(0, reset * 1000 - now);
  if (limit < 1 || resetInMs > LONGEST_PAUSE_MS) return undefined;
  return { limit, used, reset, resetInMs };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
