import { GitHubError } from '../errors/github.error.js';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import type { GitHubContext } from '../github.context.js';
import { findRun } from './find-run.js';
import { type KnownRuns, readKnownRuns } from './known-runs.js';
import { sendDispatch } from './send-dispatch.js';
import { describeDispatch, type WorkflowDispatch } from './workflow-dispatch.js';

/**
 * Starts one run and returns its id. What is there already is read first: it alone tells, when GitHub does not name the
 * run or its answer is lost, which run has come since.
 */
export async function dispatchWorkflow(context: GitHubContext, dispatch: WorkflowDispatch): Promise<number> {
  const known = await readKnownRuns(context, dispatch);
  const { signal, ...sent } = dispatch;
  signal?.throwIfAborted();
  // What was sent is seen through when its caller has left: its run could else be taken for that of the next.
  const first = await send(context, sent, known);
  if (typeof first === 'number') return context.dispatches.give(first);
  signal?.throwIfAborted();
  const second = await send(context, sent, known);
  if (typeof second === 'number') return context.dispatches.give(second);
  throw second;
}

/** The id of the run, or the failure of a dispatch of which no run came. */
async function send(
  context: GitHubContext,
  dispatch: WorkflowDispatch,
  known: KnownRuns,
): Promise<number | GitHubUnavailableError> {
  const answer = await sendDispatch(context, dispatch).catch((error: unknown) => {
    if (error instanceof GitHubUnavailableError) return error;
    throw error;
  });
  if (typeof answer === 'number') return answer;
  const found = await findRun(context, dispatch, { known, wasTaken: !answer }).catch((error: unknown) => {
    // Whether there is a run is not known: nothing may be sent again.
    throw answer ?? notSeen(context.org, dispatch, error);
  });
  if (found === undefined && !answer) throw notSeen(context.org, dispatch);
  return found ?? (answer as GitHubUnavailableError);
}

function notSeen(org: string, dispatch: WorkflowDispatch, cause?: unknown): GitHubError {
  return new GitHubError(
    `GitHub took the dispatch of ${describeDispatch(org, dispatch)}, but its run was not to be seen in time. Look for it in the repository's Actions tab before it is dispatched again.`,
    { cause },
  );
}
