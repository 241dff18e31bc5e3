import { type RepositoryCall, query } from '../http/call.js';
import { dateFilter } from './date-filter.js';
import { runProgress } from './run-progress.js';
import type { RunRecord } from './run-record.js';

/** The runs that the query asks for; `status` may name a conclusion as well. */
export function filterRuns(call: RepositoryCall, runs: readonly RunRecord[]): RunRecord[] {
  const [event, status, branch, headSha] = ['event', 'status', 'branch', 'head_sha'].map((name) => query(call, name));
  const isWithin = dateFilter(query(call, 'created'));
  return runs.filter((run) => {
    const progress = runProgress(run, call.world.runSchedule, call.world.clock.nowMs());
    return (
      (!event || run.event === event) &&
      (!branch || run.headBranch === branch) &&
      (!headSha || run.headSha === headSha) &&
      (!status || progress.status === status || progress.conclusion === status) &&
      isWithin(run.createdAt)
    );
  });
}
