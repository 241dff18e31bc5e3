import { type Answer, json } from '../http/answer.js';
import { ApiError, notFound } from '../http/api.error.js';
import { type RepositoryCall, param } from '../http/call.js';
import { readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import { type RunJob, findRunJob, isOfCurrentAttempt, latestJobs } from '../jobs/run-jobs.js';
import type { Routes } from '../operations/routes.js';
import { findRun } from './find-run.js';
import { rerun } from './rerun.js';
import { runProgress } from './run-progress.js';
import type { RunRecord } from './run-record.js';
import { withDependents } from './with-dependents.js';

/** @see https://docs.github.com/actions/how-tos/manage-workflow-runs/re-run-workflows-and-jobs */
const mostReruns = 50;
const longestMs = 30 * 86_400_000;

export const rerunRoutes = {
  'actions/re-run-workflow': (call) => {
    const run = findRun(call);
    checkRerun(call, run);
    return begin(call, run);
  },

  'actions/re-run-workflow-failed-jobs': (call) => {
    const run = findRun(call);
    checkRerun(call, run);
    const failed = latestJobs(run).filter(hasFailed);
    if (failed.length === 0) throw new ApiError(403, 'This workflow run cannot be retried');
    return begin(call, run, failed);
  },

  'actions/re-run-job-for-workflow-run': (call) => {
    const job = findRunJob(call.repository, Number(param(call, 'job_id')));
    if (!job) throw notFound();
    checkRerun(call, job.run, 'The workflow run containing this job is already running');
    if (!isOfCurrentAttempt(job)) throw new ApiError(403, 'Only jobs from the current attempt can be re-run');
    return begin(call, job.run, [job]);
  },
} satisfies Routes;

/** @throws ApiError 403 in GitHub's words for a run that cannot be run again now, or any more */
function checkRerun(call: RepositoryCall, run: RunRecord, running = 'This workflow is already running'): void {
  readFields(readBody(call), { enable_debug_logging: 'boolean?', enable_debugger: 'boolean?' });
  const nowMs = call.world.clock.nowMs();
  if (runProgress(run, nowMs).status !== 'completed') throw new ApiError(403, running);
  if (nowMs > run.createdAt + longestMs) {
    throw new ApiError(403, 'Unable to retry this workflow run because it was created over a month ago');
  }
  if (run.attempts.length > mostReruns) throw new ApiError(403, 'This workflow run cannot be retried');
}

function hasFailed({ attempt, job }: RunJob): boolean {
  const end = attempt.cancelledAt === undefined ? job.conclusion : 'cancelled';
  return end === 'failure' || end === 'cancelled' || end === 'timed_out';
}

/** A job that runs again takes those along that wait for it. */
function begin({ world, repository }: RepositoryCall, run: RunRecord, jobs?: readonly RunJob[]): Answer {
  rerun(world, repository, run, jobs && withDependents(latestJobs(run), jobs));
  return json({}, 201);
}
