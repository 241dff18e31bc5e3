import type { GitHubContext } from '../github.context.js';
import { checkRepositoryName } from '../repositories/check-repository-name.js';
import type { RequestOptions } from '../request-options.js';
import { toWorkflowRun, type WorkflowRun } from './workflow-run.js';

/** @see https://docs.github.com/rest/actions/workflow-runs#get-a-workflow-run */
export async function getWorkflowRun(
  { org, requests }: GitHubContext,
  repo: string,
  runId: number,
  options: RequestOptions = {},
): Promise<WorkflowRun> {
  checkRepositoryName(repo);
  const { data } = await requests.send(
    'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
    { owner: org, repo, run_id: runId },
    options,
  );
  return toWorkflowRun(data);
}
