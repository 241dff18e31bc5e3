import type { GitHubContext } from '../github.context.js';
import { checkRepositoryName } from '../repositories/check-repository-name.js';
import type { RequestOptions } from '../request-options.js';
import { toWorkflowRun, type WorkflowRun } from './workflow-run.js';

export interface WorkflowRunFilter extends RequestOptions {
  /** Default `workflow_dispatch`. */
  event?: string;
  /** GitHub's search syntax for dates: `>=2026-01-01T00:00:00Z`. */
  created?: string;
  /** Only runs of this commit. */
  headSha?: string;
}

/**
 * The newest runs, newest first, at most 100.
 *
 * @see https://docs.github.com/rest/actions/workflow-runs#list-workflow-runs-for-a-repository
 */
export async function getWorkflowRuns(
  { org, requests }: GitHubContext,
  repo: string,
  { event = 'workflow_dispatch', created, headSha, signal }: WorkflowRunFilter = {},
): Promise<WorkflowRun[]> {
  checkRepositoryName(repo);
  const { data } = await requests.send(
    'GET /repos/{owner}/{repo}/actions/runs',
    {
      owner: org,
      repo,
      event,
      per_page: 100,
      ...(created === undefined ? {} : { created }),
      ...(headSha === undefined ? {} : { head_sha: headSha }),
    },
    { signal },
  );
  return data.workflow_runs.map(toWorkflowRun);
}
