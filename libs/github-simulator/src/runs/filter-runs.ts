import { type RepositoryCall, query } from '../http/call.js';
import { dateFilter } from './date-filter.js';
import { runProgress } from './run-progress.js';
import type { RunRecord } from './run-record.js';

const filters = ['actor', 'branch', 'check_suite_id', 'created', 'event', 'head_sha', 'status'] as const;

/** Whether the list is a search, of which GitHub gives the first thousand only. */
export function isSearch(call: RepositoryCall): boolean {
  return filters.some((name) => query(call, name));
}

/** The runs that the query asks for; `status` may name a conclusion as well. */
export function filterRuns(call: RepositoryCall, runs: readonly RunRecord[]): RunRecord[] {
  const [actor, branch, suite, created, event, headSha, status] = filters.map((name) => query(call, name));
  const { app, clock } = call.world;
  // Everything is done by the App.
  if (actor && actor.toLowerCase() !== app.bot.login.toLowerCase()) return [];
  const isWithin = dateFilter(created);
  const nowMs = clock.nowMs();
  return runs.filter(
    (run) =>
      (!event || run.event === event) &&
      (!branch || run.headBranch === branch) &&
      (!headSha || run.headSha === headSha) &&
      (!suite || String(run.id) === suite) &&
      (!status || stands(run, status, nowMs)) &&
      isWithin(run.createdAt),
  );
}

function stands(run: RunRecord, status: string, nowMs: number): boolean {
  const progress = runProgress(run, nowMs);
  return progress.status === status || progress.conclusion === status;
}
