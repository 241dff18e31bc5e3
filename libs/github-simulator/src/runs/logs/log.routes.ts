import { type Answer, noContent } from '../../http/answer.js';
import { ApiError, notFound } from '../../http/api.error.js';
import type { RepositoryCall } from '../../http/call.js';
import { redirect } from '../../downloads/redirect.js';
import { findJob } from '../../jobs/job.routes.js';
import type { Routes } from '../../operations/routes.js';
import { findAttempt, findRun } from '../find-run.js';
import { attemptProgress, runProgress } from '../run-progress.js';
import { type AttemptRecord, type RunRecord, currentAttempt } from '../run-record.js';
import { byteStream } from './byte-stream.js';
import { jobLogChunks, logEntries } from './log-entries.js';
import { printedJobs } from './printed-jobs.js';
import { zipStream } from './zip-stream.js';

const retentionMs = 90 * 86_400_000;

export const logRoutes = {
  'actions/download-workflow-run-logs': (call) => {
    const run = findRun(call);
    return sendLogs(call, run, currentAttempt(run));
  },

  'actions/download-workflow-run-attempt-logs': (call) => {
    const { run, attempt } = findAttempt(call);
    return sendLogs(call, run, attempt);
  },

  'actions/download-job-logs-for-workflow-run': (call) => {
    const { id, attempt, job } = findJob(call);
    checkLogs(call, attempt);
    const printed = printedJobs(attempt).find(({ key }) => key === job.key);
    if (!printed) throw notFound();
    return redirect(call, `logs/jobs/${id}`, {
      contentType: 'text/plain; charset=utf-8',
      fileName: 'job-logs.txt',
      open: () => byteStream(jobLogChunks(printed)),
    });
  },

  'actions/delete-workflow-run-logs': (call) => {
    const run = findRun(call);
    const { status } = runProgress(run, call.world.clock.nowMs());
    if (status !== 'completed') throw new ApiError(403, 'Could not delete the workflow run logs');
    call.world.runMilestones.check();
    const { attempts, ...rest } = findRun(call);
    call.repository.runs.save({ ...rest, attempts: attempts.map((attempt) => ({ ...attempt, logsDeleted: true })) });
    return noContent();
  },
} satisfies Routes;

function sendLogs(call: RepositoryCall, run: RunRecord, attempt: AttemptRecord): Answer {
  checkLogs(call, attempt);
  if (printedJobs(attempt).length === 0) throw notFound();
  return redirect(call, `logs/runs/${run.id}/attempts/${attempt.number}`, {
    contentType: 'application/zip',
    fileName: `logs_${run.id}.zip`,
    open: () => zipStream(logEntries(attempt)),
  });
}

/** @throws ApiError 404 for logs that are not there yet, 410 for those that are not there any more */
function checkLogs({ world }: RepositoryCall, attempt: AttemptRecord): void {
  const nowMs = world.clock.nowMs();
  const { completedAt } = attemptProgress(attempt, nowMs);
  if (completedAt === undefined) throw notFound();
  // GitHub's own words for what it has thrown away: https://github.com/rust-lang/triagebot/issues/2241
  if (attempt.logsDeleted || nowMs >= completedAt + retentionMs) throw new ApiError(410, 'Server Error');
}
