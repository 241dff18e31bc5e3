import type { Conclusion } from './conclusion.js';
import { type AttemptRecord, type RunRecord, type WaitingStatus, currentAttempt } from './run-record.js';

export interface RunProgress {
  readonly status: WaitingStatus | 'in_progress' | 'completed';
  readonly conclusion: Conclusion | null;
  /** When it entered that status, in milliseconds since the epoch. */
  readonly updatedAt: number;
  readonly startedAt?: number;
  readonly completedAt?: number;
}

/** Where a run stands: a matter of the clock alone, so that it goes on over a restart. */
export function runProgress(run: RunRecord, nowMs: number): RunProgress {
  return attemptProgress(currentAttempt(run), nowMs);
}

export function attemptProgress(attempt: AttemptRecord, nowMs: number): RunProgress {
  const { createdAt, waitingStatus, cancelledAt } = attempt;
  const startedAt = startOf(attempt);
  const completedAt = endOf(attempt);
  if (nowMs < Math.min(startedAt ?? completedAt, completedAt)) {
    return { status: waitingStatus, conclusion: null, updatedAt: createdAt };
  }
  const started = startedAt === undefined ? {} : { startedAt };
  if (nowMs < completedAt) return { status: 'in_progress', conclusion: null, updatedAt: startedAt ?? 0, ...started };
  const conclusion = cancelledAt === undefined ? attempt.conclusion : 'cancelled';
  return { status: 'completed', conclusion, updatedAt: completedAt, ...started, completedAt };
}

/** Undefined when it is cancelled before. */
export function startOf({ createdAt, queuedMs, cancelledAt = Infinity }: AttemptRecord): number | undefined {
  const startedAt = createdAt + queuedMs;
  return startedAt < cancelledAt ? startedAt : undefined;
}

export function endOf({ createdAt, queuedMs, inProgressMs, cancelledAt }: AttemptRecord): number {
  return cancelledAt ?? createdAt + queuedMs + inProgressMs;
}
