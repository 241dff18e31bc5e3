import type { Repository } from '../repositories/repository.js';
import { partId, runIdOfPart } from '../runs/part-id.js';
import { type AttemptRecord, type JobRecord, type RunRecord, currentAttempt } from '../runs/run-record.js';

/** A job, with the attempt that it runs in. */
export interface RunJob {
  readonly id: number;
  readonly run: RunRecord;
  readonly attempt: AttemptRecord;
  readonly job: JobRecord;
}

export function jobsOf(run: RunRecord, attempt: AttemptRecord): RunJob[] {
  return attempt.jobs.map((job, index) => ({ id: partId(run.id, attempt.number, index), run, attempt, job }));
}

/** Each job as it ran last: a partial re-run leaves the others as they were. */
export function latestJobs(run: RunRecord): RunJob[] {
  const byKey = new Map<string, RunJob>();
  for (const one of run.attempts.flatMap((attempt) => jobsOf(run, attempt))) byKey.set(one.job.key, one);
  return [...byKey.values()];
}

/** Every job of every attempt, the latest attempt first. */
export function allJobs(run: RunRecord): RunJob[] {
  return [...run.attempts].reverse().flatMap((attempt) => jobsOf(run, attempt));
}

export function findRunJob({ runs }: Repository, id: number): RunJob | undefined {
  const run = runs.find(runIdOfPart(id));
  return run && allJobs(run).find((one) => one.id === id);
}

export function isOfCurrentAttempt({ run, attempt }: RunJob): boolean {
  return attempt === currentAttempt(run);
}
