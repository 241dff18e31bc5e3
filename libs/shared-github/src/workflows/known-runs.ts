import type { GitHubContext } from '../github.context.js';
import { listDispatchedRuns } from './list-dispatched-runs.js';
import type { WorkflowDispatch } from './workflow-dispatch.js';

/** GitHub's times are whole seconds, and not all of its machines have the same. */
const CLOCK_TOLERANCE_MS = 2_000;

/** What there was before a dispatch: whatever is new after it may be its run. */
export interface KnownRuns {
  readonly ids: ReadonlySet<number>;
  /** What was created earlier cannot be the run, in GitHub's search syntax. Undefined: nothing is known of the time. */
  readonly since: string | undefined;
}

/** @throws NotFoundError when GitHub does not know the workflow */
export async function readKnownRuns(context: GitHubContext, dispatch: WorkflowDispatch): Promise<KnownRuns> {
  const { runs, answeredAt = -Infinity } = await listDispatchedRuns(context, dispatch, { signal: dispatch.signal });
  // By GitHub's clock alone: this machine's may be off.
  const newest = Math.max(answeredAt, ...runs.map(({ createdAt }) => createdAt.getTime()));
  const since = Number.isFinite(newest) ? toSearch(newest - CLOCK_TOLERANCE_MS) : undefined;
  return { ids: new Set(runs.map(({ id }) => id)), since };
}

function toSearch(time: number): string {
  return `>=${new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')}`;
}
