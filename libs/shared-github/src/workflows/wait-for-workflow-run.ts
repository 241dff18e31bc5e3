import { setTimeout as wait } from 'node:timers/promises';
import type { GitHubContext } from '../github.context.js';
import type { RequestOptions } from '../request-options.js';
import { getWorkflowRun } from './get-workflow-run.js';
import type { WorkflowRun } from './workflow-run.js';

const FIRST_INTERVAL_MS = 500;
const LONGEST_INTERVAL_MS = 10_000;

export interface WaitForWorkflowRunOptions extends RequestOptions {
  /** Called whenever the run's status has changed. */
  onChange?: (run: WorkflowRun) => void | Promise<void>;
}

/** Asks after a run until it is completed, less and less often. It waits for ever unless a signal ends it. */
export async function waitForWorkflowRun(
  context: GitHubContext,
  repo: string,
  runId: number,
  { signal, onChange }: WaitForWorkflowRunOptions = {},
): Promise<WorkflowRun> {
  let status: string | undefined;
  for (let intervalMs = FIRST_INTERVAL_MS; ; intervalMs = Math.min(intervalMs * 1.5, LONGEST_INTERVAL_MS)) {
    const run = await getWorkflowRun(context, repo, runId, signal ? { signal } : {});
    if (run.status !== status) await onChange?.(run);
    if (run.status === 'completed') return run;
    status = run.status;
    await wait(intervalMs, undefined, { signal });
  }
}
