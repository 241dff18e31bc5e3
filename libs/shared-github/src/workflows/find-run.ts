import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import type { GitHubContext } from '../github.context.js';
import type { KnownRuns } from './known-runs.js';
import { listDispatchedRuns } from './list-dispatched-runs.js';
import { runTitlePattern } from './run-title.js';
import { poll } from '../poll.js';
import type { WorkflowDispatch } from './workflow-dispatch.js';
import { readWorkflowFile } from './workflow-file.js';
import type { WorkflowRun } from './workflow-run.js';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 3_000;
const DEFAULT_TIMEOUT_MS = 20_000;

export interface FindRunOptions {
  known: KnownRuns;
  /** Whether GitHub said that it took the dispatch: then there is a run. */
  wasTaken: boolean;
}

/**
 * The run that came of a dispatch that GitHub did not name: one of this workflow and ref that was not there before, and
 * that this client has given to nobody. Where the workflow's `run-name` holds the inputs, they tell its runs apart.
 *
 * @returns undefined when there is none in time
 * @throws GitHubUnavailableError when nothing can be said, because the last look failed
 */
export async function findRun(
  context: GitHubContext,
  dispatch: WorkflowDispatch,
  { known, wasTaken }: FindRunOptions,
): Promise<number | undefined> {
  const { findRunTimeoutMs: timeoutMs = DEFAULT_TIMEOUT_MS } = dispatch;
  const pauses = { firstPauseMs: FIRST_PAUSE_MS, longestPauseMs: LONGEST_PAUSE_MS, timeoutMs };
  const title = await titleOf(context, dispatch);
  let seen: WorkflowRun[] | GitHubUnavailableError = [];
  const ours = await poll(context.clock, pauses, async () => {
    seen = await newRuns(context, dispatch, known);
    return Array.isArray(seen) ? seen.find((run) => title?.test(run.title) ?? true) : undefined;
  });
  if (ours) return ours.id;
  if (!Array.isArray(seen)) throw seen;
  // GitHub may have shortened its title.
  return wasTaken && seen.length === 1 ? seen[0]?.id : undefined;
}

/** Oldest first: who dispatches after us comes after us. */
async function newRuns(
  context: GitHubContext,
  dispatch: WorkflowDispatch,
  { ids, since }: KnownRuns,
): Promise<WorkflowRun[] | GitHubUnavailableError> {
  const branch = dispatch.ref.replace(/^refs\/(heads|tags)\//, '');
  try {
    const runs: WorkflowRun[] = [];
    for await (const page of listDispatchedRuns(context, dispatch, { created: since })) runs.push(...page.runs);
    return runs
      .filter(({ id, headBranch }) => headBranch === branch && !ids.has(id) && !context.dispatches.wasGiven(id))
      .reverse();
  } catch (error) {
    if (error instanceof GitHubUnavailableError) return error;
    throw error;
  }
}

async function titleOf(context: GitHubContext, dispatch: WorkflowDispatch): Promise<RegExp | undefined> {
  const file = await readWorkflowFile(context, dispatch).catch(() => undefined);
  return file && runTitlePattern(file, dispatch.inputs);
}
