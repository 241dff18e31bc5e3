import { GitHubError } from '../errors/github.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import type { GitHubContext } from '../github.context.js';
import { checkRepositoryName } from '../repositories/check-repository-name.js';
import type { RequestOptions } from '../request-options.js';

export interface TriggerWorkflowOptions extends RequestOptions {
  repo: string;
  /** `ci.yml` */
  file: string;
  /** Branch or tag. */
  ref: string;
  inputs?: Readonly<Record<string, string>> | undefined;
}

/**
 * Dispatches a workflow and returns the id of the run that came of it: GitHub itself names it, nothing is guessed.
 *
 * @see https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event
 */
export async function triggerWorkflow(
  { org, requests }: GitHubContext,
  options: TriggerWorkflowOptions,
): Promise<number> {
  const { repo, file, ref, inputs, signal } = options;
  checkRepositoryName(repo);
  const { data } = await requests
    .send(
      'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
      { owner: org, repo, workflow_id: file, ref, return_run_details: true, ...(inputs && { inputs }) },
      { signal },
    )
    .catch((error: unknown) => {
      if (!(error instanceof NotFoundError)) throw error;
      throw new NotFoundError(`${org}/${repo} has no workflow ${file} that can be dispatched at ${ref}.`, error);
    });
  // A bare 204 has no body: GitHub Enterprise Server up to 3.19 does not name the run.
  const details = data as { workflow_run_id?: number } | undefined;
  if (details?.workflow_run_id === undefined) {
    throw new GitHubError(
      `${org}/${repo} took the dispatch of ${file} and did not name the run. Look for it in the Actions tab.`,
    );
  }
  return details.workflow_run_id;
}
