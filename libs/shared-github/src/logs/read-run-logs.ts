import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NotFoundError } from '../errors/not-found.error.js';
import { getWorkflowRun } from '../workflows/get-workflow-run.js';
import { attemptParts } from './attempt-parts.js';
import { chooseJobs } from './choose-jobs.js';
import type { StreamWorkflowLogsOptions } from './log-options.js';
import { describeRun, type LogRequest } from './log-request.js';
import { type LogBatch, readPart } from './read-part.js';
import { listRunJobs } from './run-jobs.js';

/** The logs of a run: attempt by attempt, because an archive has the jobs of its own attempt only. */
export async function* readRunLogs(
  request: LogRequest,
  options: Pick<StreamWorkflowLogsOptions, 'job' | 'failedOnly'>,
): AsyncGenerator<LogBatch> {
  const all = await listRunJobs(request);
  const chosen = chooseJobs(request, all, options);
  const { failedOnly = false } = options;
  let isEmpty = chosen.length > 0 || all.length === 0;
  const folder = await mkdtemp(join(tmpdir(), 'workflow-logs-'));
  try {
    for (const attempt of new Set(chosen.map((job) => job.attempt))) {
      const jobs = all.filter((job) => job.attempt === attempt);
      const wanted = chosen.filter((job) => job.attempt === attempt);
      for await (const part of attemptParts(request, { attempt, jobs, wanted, failedOnly, folder })) {
        isEmpty = false;
        yield* readPart(request, part);
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  if (isEmpty) throw await nothingThere(request);
}

async function nothingThere(request: LogRequest): Promise<NotFoundError> {
  const { context, repo, runId, signal } = request;
  const { status, conclusion } = await getWorkflowRun(context, repo, runId, { signal });
  const why =
    status === 'completed'
      ? `It ended as ${conclusion}; its logs were deleted, are older than GitHub keeps them, or it wrote none.`
      : `It is ${status}: GitHub has the log of a job when that is completed.`;
  return new NotFoundError(`There are no logs of ${describeRun(request)}. ${why}`);
}
