import type { JobsOptions } from 'bullmq';

/** The BullMQ queue that carries projects from the API to the scaffolder. */
export const PROJECTS_QUEUE = 'projects';

/** All that a job holds: the rest is in the store, where writes are fenced and secrets are dropped in time. */
export interface ProjectJobData {
  readonly project: string;
  readonly id: string;
  /** How often the project had been started again when this job was made. */
  readonly round: number;
}

const daySeconds = 24 * 60 * 60;

export const projectJobOptions: JobsOptions = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 2_000, jitter: 0.25 },
  removeOnComplete: { age: daySeconds, count: 1_000 },
  removeOnFail: { age: 7 * daySeconds, count: 1_000 },
  stackTraceLimit: 0,
};

/**
 * The id under which BullMQ knows a project's job: the same for the same round, so that adding twice gives one job, and
 * another one for a project that is started again, since BullMQ remembers the ids of finished jobs.
 */
export function projectJobId(id: string, round: number): string {
  return round === 0 ? `project-${id}` : `project-${id}-${round}`;
}
