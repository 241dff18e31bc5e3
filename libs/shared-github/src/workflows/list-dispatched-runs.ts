import type { GitHubContext } from '../github.context.js';
import { githubDate } from '../requests/github-date.js';
import { paginate } from '../requests/paginate.js';
import type { WorkflowDispatch } from './workflow-dispatch.js';
import { toWorkflowRun, type WorkflowRun } from './workflow-run.js';

export interface DispatchedRuns {
  /** Newest first. */
  readonly runs: readonly WorkflowRun[];
  /** GitHub's own time of the answer, in milliseconds since the epoch. */
  readonly answeredAt: number | undefined;
}

export interface ListDispatchedRunsOptions {
  /** GitHub's search syntax for dates. Without it, the newest 100. */
  created?: string | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * The runs that dispatches of a workflow started.
 *
 * @see https://docs.github.com/rest/actions/workflow-runs#list-workflow-runs-for-a-workflow
 */
export async function listDispatchedRuns(
  { org, requests }: GitHubContext,
  { repo, file }: WorkflowDispatch,
  { created, signal }: ListDispatchedRunsOptions,
): Promise<DispatchedRuns> {
  const pages = paginate(
    requests,
    'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
    { owner: org, repo, workflow_id: file, event: 'workflow_dispatch', ...(created !== undefined && { created }) },
    { signal },
  );
  const runs: WorkflowRun[] = [];
  let answeredAt: number | undefined;
  for await (const { data, headers } of pages) {
    runs.push(...data.workflow_runs.map(toWorkflowRun));
    answeredAt = githubDate(headers)?.getTime();
    if (created === undefined) break;
  }
  return { runs, answeredAt };
}
