import { type Step, stepProgress, stepsOf } from '../../jobs/job-steps.js';
import { endOf } from '../run-progress.js';
import type { AttemptRecord } from '../run-record.js';

/** A job that printed something, and the steps that did. */
export interface PrintedJob {
  readonly key: string;
  readonly name: string;
  readonly steps: readonly Step[];
}

/** The jobs of a completed attempt that printed something: what is skipped, or is cancelled too early, prints nothing. */
export function printedJobs(attempt: AttemptRecord): PrintedJob[] {
  const jobs = attempt.jobs.map((job) => ({
    key: job.key,
    name: job.name,
    steps: stepsOf(job, attempt).flatMap((step) => {
      const { conclusion } = stepProgress(step, attempt, endOf(attempt));
      return conclusion === null || conclusion === 'skipped' ? [] : [{ ...step, conclusion }];
    }),
  }));
  return jobs.filter(({ steps }) => steps.length > 0);
}
