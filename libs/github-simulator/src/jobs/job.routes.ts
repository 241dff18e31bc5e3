import { type Answer, json } from '../http/answer.js';
import { notFound } from '../http/api.error.js';
import { type RepositoryCall, param, query } from '../http/call.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import type { Routes } from '../operations/routes.js';
import { findAttempt, findRun } from '../runs/find-run.js';
import { listAnnotations } from './annotations.js';
import { jobBody } from './job.body.js';
import { type RunJob, allJobs, findRunJob, jobsOf, latestJobs } from './run-jobs.js';

export const jobRoutes = {
  'actions/list-jobs-for-workflow-run': (call) => {
    const run = findRun(call);
    return listJobs(call, query(call, 'filter') === 'all' ? allJobs(run) : latestJobs(run));
  },

  'actions/list-jobs-for-workflow-run-attempt': (call) => {
    const { run, attempt } = findAttempt(call);
    return listJobs(call, jobsOf(run, attempt));
  },

  'actions/get-job-for-workflow-run': (call) => json(jobBody(findJob(call), call)),
  'checks/list-annotations': listAnnotations,
} satisfies Routes;

/** @throws ApiError 404 */
export function findJob(call: RepositoryCall): RunJob {
  const job = findRunJob(call.repository, Number(param(call, 'job_id')));
  if (!job) throw notFound();
  return job;
}

function listJobs(call: RepositoryCall, jobs: readonly RunJob[]): Answer {
  const page = pageOf(call);
  const bodies = slice(jobs, page).map((job) => jobBody(job, call));
  return json({ total_count: jobs.length, jobs: bodies }, 200, linkHeader(call, page, jobs.length));
}
