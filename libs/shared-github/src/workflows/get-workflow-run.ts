import { NotFoundError } from '../errors/not-found.error.js';
import type { GitHubContext } from '../github.context.js';
import { checkRepositoryName } from '../repositories/check-repository-name.js';
import type { RequestOptions } from '../request-options.js';
import { toWorkflowRun, type WorkflowRun } from './workflow-run.js';

/** @see https://docs.github.com/rest/actions/workflow-runs#get-a-workflow-run */
export async function getWorkflowRun(
  { org, requests }: GitHubContext,
  repo: string,
  runId: number,
  { signal }: RequestOptions = {},
): Promise<WorkflowRun> {
  checkRepositoryName(repo);
  try {
    const { data } = await requests.send(
      'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
      { owner: org, repo, run_id: runId },
      { signal },
    );
    return toWorkflowRun(data);
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    throw new NotFoundError(
      `${org}/${repo} has no workflow run ${runId}, or the GitHub App may not see it. Check the id, and the repository's name.`,
      error,
    );
  }
}
