import { NotFoundError } from '../errors/not-found.error.js';
import type { StreamWorkflowLogsOptions } from './log-options.js';
import { describeRun, type LogRequest } from './log-request.js';
import type { RunJob } from './run-jobs.js';

const failures: readonly string[] = ['failure', 'timed_out', 'startup_failure', 'action_required'];

export function isFailure(conclusion: string | null): boolean {
  return conclusion !== null && failures.includes(conclusion);
}

/**
 * The jobs whose logs are wanted. What was skipped has none.
 *
 * @throws NotFoundError when the run has no such job
 */
export function chooseJobs(
  request: LogRequest,
  jobs: readonly RunJob[],
  { job, failedOnly = false }: Pick<StreamWorkflowLogsOptions, 'job' | 'failedOnly'>,
): RunJob[] {
  const named = job === undefined ? jobs : jobs.filter(({ id, name }) => id === job || name === job);
  if (named.length === 0 && jobs.length > 0) {
    const names = jobs.map(({ name }) => JSON.stringify(name)).join(', ');
    throw new NotFoundError(`There is no job ${JSON.stringify(job)} in ${describeRun(request)}. It has ${names}.`);
  }
  return named.filter(({ conclusion }) => conclusion !== 'skipped' && (!failedOnly || isFailure(conclusion)));
}
