import type { GitHubContext } from '../github.context.js';
import { listDispatchedRuns } from './list-dispatched-runs.js';
import type { WorkflowDispatch } from './workflow-dispatch.js';

/** GitHub's times are whole seconds, and not all of its machines have the same. */
const CLOCK_TOLERANCE_MS = 2_000;

/** More than usually begin in that time: a run is ten kilobytes and more. */
const PER_PAGE = 10;

/** What there was before a dispatch: whatever is new after it may be its run. */
export interface KnownRuns {
  readonly ids: ReadonlySet<number>;
  /** What was created earlier cannot be the run, in GitHub's search syntax. Undefined: nothing is known of the time. */
  readonly since: string | undefined;
}

/** @throws NotFoundError when GitHub does not know the workflow */
export async function readKnownRuns(context: GitHubContext, dispatch: WorkflowDispatch): Promise<KnownRuns> {
  const ids = new Set<number>();
  // By GitHub's clock alone: this machine's may be off.
  let since = -Infinity;
  const pages = listDispatchedRuns(context, dispatch, { perPage: PER_PAGE, signal: dispatch.signal });
  for await (const { runs, answeredAt = -Infinity } of pages) {
    const times = runs.map(({ createdAt }) => createdAt.getTime());
    for (const { id } of runs) ids.add(id);
    since = Math.max(since, Math.max(answeredAt, ...times) - CLOCK_TOLERANCE_MS);
    if (times.some((time) => time < since)) break;
  }
  return { ids, since: Number.isFinite(since) ? toSearch(since) : undefined };
}

function toSearch(time: number): string {
  return `>=${new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')}`;
}
