import type { components } from '@octokit/openapi-types';
import { NotFoundError } from '../errors/not-found.error.js';
import { paginate } from '../requests/paginate.js';
import { describeRun, type LogRequest } from './log-request.js';

export type RunJob = Pick<components['schemas']['job'], 'name' | 'status' | 'conclusion' | 'started_at' | 'steps'> & {
  readonly id: number;
  /** In which it ran last: after a partial re-run not always that of the run. */
  readonly attempt: number;
};

/**
 * The jobs of a run, each as it ran last, in the order in which they began.
 *
 * @see https://docs.github.com/rest/actions/workflow-jobs#list-jobs-for-a-workflow-run
 * @throws NotFoundError
 */
export async function listRunJobs(request: LogRequest): Promise<RunJob[]> {
  const { context, repo, runId, signal } = request;
  const parameters = { owner: context.org, repo, run_id: runId, filter: 'all' as const };
  const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs';
  const jobs = new Map<number, RunJob>();
  try {
    for await (const { data } of paginate(context.requests, route, parameters, { signal })) {
      for (const job of data.jobs) {
        const id = Number(job.id);
        jobs.set(id, { ...job, id, attempt: job.run_attempt ?? 1 });
      }
    }
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    throw new NotFoundError(`There is no ${describeRun(request)}, or the GitHub App may not see it.`, error);
  }
  return latest([...jobs.values()]).sort(byStart);
}

/** Jobs of one attempt may share a name. */
function latest(jobs: readonly RunJob[]): RunJob[] {
  const attempts = new Map<string, number>();
  for (const { name, attempt } of jobs) attempts.set(name, Math.max(attempt, attempts.get(name) ?? 0));
  return jobs.filter(({ name, attempt }) => attempt === attempts.get(name));
}

function byStart(a: RunJob, b: RunJob): number {
  return a.attempt - b.attempt || Date.parse(a.started_at) - Date.parse(b.started_at) || a.id - b.id;
}
