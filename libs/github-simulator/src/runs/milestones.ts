import type { WorkflowRunEvent } from '../events/events.js';
import { endOf, startOf } from './run-progress.js';
import type { AttemptRecord } from './run-record.js';

/** Something about an attempt that is told to whoever listens. */
export interface Milestone {
  readonly action: WorkflowRunEvent['action'];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What happens to an attempt, in order; one that is cancelled in the queue is never in progress. */
export function milestonesOf(attempt: AttemptRecord): Milestone[] {
  const startedAt = startOf(attempt);
  return [
    { action: 'requested', at: attempt.createdAt },
    ...(startedAt === undefined ? [] : [{ action: 'in_progress', at: startedAt } as const]),
    { action: 'completed', at: endOf(attempt) },
  ];
}

/** The first that was not announced yet. */
export function nextMilestone(attempt: AttemptRecord): Milestone | undefined {
  return milestonesOf(attempt)[attempt.announced];
}
