import { ValidationError } from '../errors/validation.error.js';
import type { GitHubContext } from '../github.context.js';
import type { WorkflowDispatch } from './workflow-dispatch.js';

/**
 * Sends a dispatch, and returns the id of its run where the host names it: github.com does when it is asked to. GitHub
 * Enterprise Server up to 3.19 refuses to be asked, or answers nothing; it is then asked no more.
 *
 * @see https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event
 */
export async function sendDispatch(context: GitHubContext, dispatch: WorkflowDispatch): Promise<number | undefined> {
  const { dispatches } = context;
  if (!dispatches.namesRuns) return post(context, dispatch, false);
  try {
    const named = await post(context, dispatch, true);
    dispatches.namesRuns = named !== undefined;
    return named;
  } catch (error) {
    if (!(error instanceof ValidationError) || !/not a permitted key/i.test(error.message)) throw error;
    dispatches.namesRuns = false;
    return post(context, dispatch, false);
  }
}

async function post(
  { org, requests }: GitHubContext,
  { repo, file, ref, inputs }: WorkflowDispatch,
  asksForRun: boolean,
): Promise<number | undefined> {
  const { data } = await requests.send('POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches', {
    owner: org,
    repo,
    workflow_id: file,
    ref,
    ...(asksForRun && { return_run_details: true }),
    ...(inputs && { inputs }),
  });
  return (data as { workflow_run_id?: number } | undefined)?.workflow_run_id;
}
