import { ValidationError } from '../errors/validation.error.js';
import type { GitHubContext } from '../github.context.js';
import { checkRepositoryName } from '../repositories/check-repository-name.js';
import type { RequestOptions } from '../request-options.js';
import { paginate } from '../requests/paginate.js';
import { toWorkflowRun, type WorkflowRun, type WorkflowRunConclusion, type WorkflowRunStatus } from './workflow-run.js';

/** GitHub gives no more, however many there are. */
const MOST_RUNS = 1000;
const MOST_A_PAGE = 100;

export interface WorkflowRunFilter extends RequestOptions {
  /** Default `workflow_dispatch`. */
  event?: string;
  /** GitHub's search syntax for dates: `>=2026-01-01T00:00:00Z`. */
  created?: string;
  /** Only runs of this commit. */
  headSha?: string;
  /** Only runs of this branch. */
  branch?: string;
  /** A status, or a conclusion; GitHub does not look for `startup_failure`. */
  status?: WorkflowRunStatus | Exclude<WorkflowRunConclusion, 'startup_failure'>;
  /** How many at most, 1 to 1 000. Default 1 000. */
  limit?: number;
}

/**
 * The newest runs, newest first: as many pages as it takes.
 *
 * @see https://docs.github.com/rest/actions/workflow-runs#list-workflow-runs-for-a-repository
 */
export async function getWorkflowRuns(
  { org, requests }: GitHubContext,
  repo: string,
  filter: WorkflowRunFilter = {},
): Promise<WorkflowRun[]> {
  checkRepositoryName(repo);
  const { limit = MOST_RUNS, signal } = filter;
  checkLimit(limit);
  const parameters = { owner: org, repo, per_page: Math.min(limit, MOST_A_PAGE), ...toQuery(filter) };
  const found = new Map<number, WorkflowRun>();
  for await (const { data } of paginate(requests, 'GET /repos/{owner}/{repo}/actions/runs', parameters, { signal })) {
    // A run that starts meanwhile moves others to the next page, where they come once more.
    for (const run of data.workflow_runs.map(toWorkflowRun)) found.set(run.id, run);
    if (found.size >= limit) break;
  }
  return [...found.values()].slice(0, limit);
}

function checkLimit(limit: number): void {
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST_RUNS) return;
  throw new ValidationError(`The limit ${limit} is not one: ask for 1 to ${MOST_RUNS} workflow runs.`);
}

function toQuery({ event = 'workflow_dispatch', created, headSha, branch, status }: WorkflowRunFilter) {
  return {
    event,
    ...(created !== undefined && { created }),
    ...(headSha !== undefined && { head_sha: headSha }),
    ...(branch !== undefined && { branch }),
    ...(status !== undefined && { status }),
  };
}
