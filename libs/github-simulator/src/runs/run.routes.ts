import { type Answer, json, noContent } from '../http/answer.js';
import { ApiError } from '../http/api.error.js';
import type { RepositoryCall } from '../http/call.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import type { Routes } from '../operations/routes.js';
import { findWorkflow } from '../workflows/find-workflows.js';
import { cancelRun, forceCancelRun } from './cancel-run.js';
import { filterRuns, isSearch } from './filter-runs.js';
import { findAttempt, findRun } from './find-run.js';
import { runBodies, runBody } from './run.body.js';
import { runProgress } from './run-progress.js';

/** No search gives more, whatever `total_count` says. */
const mostFound = 1000;

export const runRoutes = {
  'actions/list-workflow-runs-for-repo': (call) => listRuns(call),
  'actions/list-workflow-runs': async (call) => listRuns(call, (await findWorkflow(call)).id),
  'actions/get-workflow-run': async (call) => json(await runBody(findRun(call), call)),

  'actions/get-workflow-run-attempt': async (call) => {
    const { run, attempt } = findAttempt(call);
    return json(await runBody(run, call, attempt));
  },

  'actions/delete-workflow-run': (call) => {
    const run = findRun(call);
    const { status } = runProgress(run, call.world.clock.nowMs());
    if (status !== 'completed') throw new ApiError(403, 'Could not delete the workflow run');
    call.world.runMilestones.check();
    call.repository.runs.delete(run.id);
    return noContent();
  },

  'actions/cancel-workflow-run': cancelRun,
  'actions/force-cancel-workflow-run': forceCancelRun,
} satisfies Routes;

async function listRuns(call: RepositoryCall, workflowId?: number): Promise<Answer> {
  await call.world.pushRuns.settled();
  const all = call.repository.runs.list();
  const runs = filterRuns(call, workflowId === undefined ? all : all.filter((run) => run.workflowId === workflowId));
  const page = pageOf(call);
  const shown = isSearch(call) ? runs.slice(0, mostFound) : runs;
  const bodies = await runBodies(slice(shown, page), call);
  return json({ total_count: runs.length, workflow_runs: bodies }, 200, linkHeader(call, page, shown.length));
}
