import { type Answer, json } from '../http/answer.js';
import { notFound } from '../http/api.error.js';
import { type RepositoryCall, param } from '../http/call.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import type { Routes } from '../operations/routes.js';
import { findWorkflow } from '../workflows/find-workflows.js';
import { filterRuns } from './filter-runs.js';
import { jobBody } from './job.body.js';
import { runBody } from './run.body.js';
import type { RunRecord } from './run-record.js';

/** No search gives more, whatever `total_count` says. */
const mostRuns = 1000;

export const runRoutes = {
  'actions/list-workflow-runs-for-repo': (call) => listRuns(call, call.repository.runs.list()),

  'actions/list-workflow-runs': async (call) => {
    const { id } = await findWorkflow(call);
    return listRuns(
      call,
      call.repository.runs.list().filter(({ workflowId }) => workflowId === id),
    );
  },

  'actions/get-workflow-run': async (call) => json(await runBody(findRun(call), call)),

  'actions/list-jobs-for-workflow-run': (call) => {
    const run = findRun(call);
    const page = pageOf(call);
    const jobs = run.jobs.map((job, index) => jobBody(run, job, index, call));
    return json({ total_count: jobs.length, jobs: slice(jobs, page) }, 200, linkHeader(call, page, jobs.length));
  },
} satisfies Routes;

async function listRuns(call: RepositoryCall, all: readonly RunRecord[]): Promise<Answer> {
  const runs = filterRuns(call, all);
  const page = pageOf(call);
  const bodies = await Promise.all(slice(runs.slice(0, mostRuns), page).map((run) => runBody(run, call)));
  return json(
    { total_count: runs.length, workflow_runs: bodies },
    200,
    linkHeader(call, page, Math.min(runs.length, mostRuns)),
  );
}

function findRun(call: RepositoryCall): RunRecord {
  const run = call.repository.runs.find(Number(param(call, 'run_id')));
  if (!run) throw notFound();
  return run;
}
