import type { GitHubContext } from '../github.context.js';
import { githubDate } from '../requests/github-date.js';
import { paginate } from '../requests/paginate.js';
import type { WorkflowDispatch } from './workflow-dispatch.js';
import { toWorkflowRun, type WorkflowRun } from './workflow-run.js';

/** A page of them. */
export interface DispatchedRuns {
  /** Newest first. */
  readonly runs: readonly WorkflowRun[];
  /** GitHub's own time of the answer, in milliseconds since the epoch. */
  readonly answeredAt: number | undefined;
}

export interface ListDispatchedRunsOptions {
  /** GitHub's search syntax for dates. */
  created?: string | undefined;
  /** How many runs a page has. Default 100. */
  perPage?: number | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * The runs that dispatches of a workflow started, newest first, page by page.
 *
 * @see https://docs.github.com/rest/actions/workflow-runs#list-workflow-runs-for-a-workflow
 */
export async function* listDispatchedRuns(
  { org, requests }: GitHubContext,
  { repo, file }: WorkflowDispatch,
  { created, perPage, signal }: ListDispatchedRunsOptions,
): AsyncGenerator<DispatchedRuns> {
  const route = 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs';
  const parameters = {
    owner: org,
    repo,
    workflow_id: file,
    event: 'workflow_dispatch',
    ...(created !== undefined && { created }),
    ...(perPage !== undefined && { per_page: perPage }),
  };
  for await (const { data, headers } of paginate(requests, route, parameters, { signal })) {
    yield { runs: data.workflow_runs.map(toWorkflowRun), answeredAt: githubDate(headers)?.getTime() };
  }
}
