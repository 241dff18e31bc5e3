import { documentedLimits, HOUR_MS } from '../limits/documented-limits.js';
import type { ObservedRefusal } from '../request-outcome.js';
import type { PauseState } from './ledger-state.js';

/** So long without a refusal, and the next one is the first again. */
export const QUIET_MS = 900_000;

export const noPause: PauseState = { until: 0, strikes: 0, window: 0 };

/**
 * The pause that a refusal asks for. Where GitHub names no time, it doubles each time; but what was under way when the
 * pause began is refused too, and is not another time.
 */
export function pauseAfter(
  pause: PauseState,
  { limit, retryAfterMs }: ObservedRefusal,
  { admittedAt, now }: { admittedAt: number; now: number },
): PauseState {
  const isAnother = admittedAt >= pause.until && limit === 'secondary';
  const before = now - pause.until > QUIET_MS ? 0 : pause.strikes;
  const strikes = isAnother ? before + 1 : pause.strikes;
  const unnamedMs = Math.min(documentedLimits.pauseMs * 2 ** Math.max(0, strikes - 1), HOUR_MS);
  return { until: Math.max(pause.until, now + (retryAfterMs ?? unnamedMs)), strikes, window: 1 };
}

/** The slow start: a good answer to what went after the pause lets one more be under way. */
export function afterGoodAnswer(pause: PauseState, admittedAt: number, concurrentRequests: number): PauseState {
  if (pause.window === 0 || admittedAt < pause.until) return pause;
  const window = pause.window + 1;
  return window >= concurrentRequests ? { ...pause, strikes: 0, window: 0 } : { ...pause, window };
}
