import type { StepConclusion } from '../runs/conclusion.js';
import type { LogText } from '../runs/logs/log-text.js';
import type { AttemptRecord, JobRecord, StepRecord } from '../runs/run-record.js';

/** A step of a job, and when it is its turn, in milliseconds since the epoch. */
export interface Step extends StepRecord {
  readonly number: number;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** What GitHub puts around the steps of a workflow file. */
const setUp = (job: JobRecord): StepRecord => ({
  name: 'Set up job',
  conclusion: 'success',
  log: setUpLog(job),
});
const complete: StepRecord = { name: 'Complete job', conclusion: 'success', log: 'Cleaning up orphan processes' };

/** The steps of a job; they share its time evenly. None for a job that does not run. */
export function stepsOf(job: JobRecord, { createdAt, queuedMs, inProgressMs }: AttemptRecord): Step[] {
  if (job.conclusion === 'skipped' || job.conclusion === 'action_required') return [];
  const steps = [setUp(job), ...job.steps, complete];
  const timeOf = (index: number) => createdAt + queuedMs + Math.floor((index * inProgressMs) / steps.length);
  return steps.map((step, index) => ({
    ...step,
    number: index + 1,
    startsAt: timeOf(index),
    endsAt: timeOf(index + 1),
  }));
}

export interface StepProgress {
  readonly status: 'queued' | 'in_progress' | 'completed';
  readonly conclusion: StepConclusion | null;
  readonly startedAt?: number;
  readonly completedAt?: number;
}

export function stepProgress(step: Step, { cancelledAt = Infinity }: AttemptRecord, nowMs: number): StepProgress {
  const { startsAt, endsAt } = step;
  const startedAt = Math.min(startsAt, cancelledAt);
  const completedAt = Math.min(endsAt, cancelledAt);
  if (nowMs < startedAt) return { status: 'queued', conclusion: null };
  if (nowMs < completedAt) return { status: 'in_progress', conclusion: null, startedAt };
  const interrupted = startsAt < cancelledAt ? 'cancelled' : 'skipped';
  return {
    status: 'completed',
    conclusion: endsAt <= cancelledAt ? step.conclusion : interrupted,
    startedAt,
    completedAt,
  };
}

function setUpLog({ name }: JobRecord): LogText {
  return [
    "Current runner version: '2.330.0'",
    '##[group]Operating System',
    'Ubuntu',
    '24.04.3',
    'LTS',
    '##[endgroup]',
    'Prepare workflow directory',
    'Prepare all required actions',
    `Complete job name: ${name}`,
  ].join('\n');
}
