import type { RunSchedule } from '../simulator-options.js';
import type { RunRecord } from './run-record.js';

export interface RunProgress {
  readonly status: 'queued' | 'in_progress' | 'completed';
  readonly conclusion: 'success' | null;
  /** When it entered that status, in milliseconds since the epoch. */
  readonly updatedAt: number;
  readonly startedAt?: number;
  readonly completedAt?: number;
}

/** Where a run stands: a matter of the clock alone, so that it goes on over a restart. */
export function runProgress({ createdAt }: RunRecord, schedule: RunSchedule, nowMs: number): RunProgress {
  const startedAt = createdAt + schedule.queuedMs;
  const completedAt = startedAt + schedule.inProgressMs;
  if (nowMs < startedAt) return { status: 'queued', conclusion: null, updatedAt: createdAt };
  if (nowMs < completedAt) return { status: 'in_progress', conclusion: null, updatedAt: startedAt, startedAt };
  return { status: 'completed', conclusion: 'success', updatedAt: completedAt, startedAt, completedAt };
}
