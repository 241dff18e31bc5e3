import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { RequestTimeoutError } from '../errors/request-timeout.error.js';
import type { GitHubContext } from '../github.context.js';
import type { RequestOptions } from '../request-options.js';
import { getWorkflowRun } from './get-workflow-run.js';
import { poll } from '../poll.js';
import type { WorkflowRun } from './workflow-run.js';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/** For so long a run that was just dispatched may be unknown to a part of GitHub. */
const UNKNOWN_FOR_MS = 15_000;

export interface WaitForWorkflowRunOptions extends RequestOptions {
  /** Called whenever the run has another status, or is run again. */
  onChange?: (run: WorkflowRun) => void | Promise<void>;
  /** How long to wait, in milliseconds. Default: for ever. */
  timeoutMs?: number;
}

/**
 * Asks after a run until it is completed, less and less often: every half second at first, every 10 s in the end.
 * While nothing changes the answers are 304, which cost nothing of the hour's requests.
 */
export async function waitForWorkflowRun(
  context: GitHubContext,
  repo: string,
  runId: number,
  options: WaitForWorkflowRunOptions = {},
): Promise<WorkflowRun> {
  const { signal, onChange, timeoutMs = Infinity } = options;
  const pauses = { firstPauseMs: FIRST_PAUSE_MS, longestPauseMs: LONGEST_PAUSE_MS, timeoutMs, signal };
  let seen: WorkflowRun | undefined;
  const completed = await poll(context.clock, pauses, async (spentMs) => {
    const run = await look(context, repo, runId, { signal, spentMs });
    if (run && (run.status !== seen?.status || run.attempt !== seen.attempt)) await onChange?.(run);
    seen = run ?? seen;
    return run?.status === 'completed' ? run : undefined;
  });
  if (completed) return completed;
  throw new RequestTimeoutError(
    `Workflow run ${runId} of ${context.org}/${repo} was ${seen ? `still ${seen.status}` : 'not to be seen'} after ${timeoutMs} ms.`,
  );
}

/** Undefined when GitHub fails, or does not know the run yet. */
async function look(
  context: GitHubContext,
  repo: string,
  runId: number,
  { signal, spentMs }: { signal: AbortSignal | undefined; spentMs: number },
): Promise<WorkflowRun | undefined> {
  try {
    return await getWorkflowRun(context, repo, runId, signal ? { signal } : {});
  } catch (error) {
    const mayPass =
      error instanceof GitHubUnavailableError || (error instanceof NotFoundError && spentMs < UNKNOWN_FOR_MS);
    if (!mayPass) throw error;
    return undefined;
  }
}
