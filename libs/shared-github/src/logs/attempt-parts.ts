import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NotFoundError } from '../errors/not-found.error.js';
import { jobFileName } from './archive/job-file-name.js';
import { LogArchive } from './archive/log-archive.js';
import { archivedParts } from './archived-parts.js';
import { downloadLog } from './download/download-log.js';
import type { LogPart } from './log-part.js';
import type { LogRequest } from './log-request.js';
import type { RunJob } from './run-jobs.js';

/** Each costs a request, and where so many are missing the others are too. */
const MOST_SINGLE_JOBS = 50;

export interface AttemptJobs {
  readonly attempt: number;
  /** All jobs of the attempt. */
  readonly jobs: readonly RunJob[];
  readonly wanted: readonly RunJob[];
  readonly failedOnly: boolean;
  /** For what is downloaded; one file at a time. */
  readonly folder: string;
}

/** The logs of the jobs of one attempt: from its archive, or one by one where that does not have them. */
export async function* attemptParts(request: LogRequest, of: AttemptJobs): AsyncGenerator<LogPart> {
  const file = join(of.folder, `attempt-${of.attempt}`);
  const archive = isOver(of) ? await openArchive(request, of.attempt, file) : undefined;
  const shared = sharedNames(of.jobs);
  let singles = 0;
  try {
    for (const job of of.wanted) {
      const parts = archive && !shared.has(jobFileName(job.name)) ? archivedParts(archive, job, of.failedOnly) : [];
      yield* parts;
      if (parts.length === 0 && (singles += 1) <= MOST_SINGLE_JOBS) yield* singlePart(request, job, of.folder);
    }
  } finally {
    archive?.close();
    await rm(file, { force: true });
  }
  const unasked = singles - MOST_SINGLE_JOBS;
  if (unasked > 0)
    request.onNotice(`The logs of ${unasked} more jobs are missing from the archive and were not asked for.`);
}

/** GitHub has no archive before that. */
function isOver({ jobs }: AttemptJobs): boolean {
  return jobs.every(({ status }) => status === 'completed');
}

/** The files of jobs that are called alike in the archive cannot be told apart. */
function sharedNames(jobs: readonly RunJob[]): ReadonlySet<string> {
  const names = jobs.map(({ name }) => jobFileName(name)).sort();
  return new Set(names.filter((name, index) => name === names[index + 1]));
}

/** Undefined when GitHub has none, or not any more. */
async function openArchive(request: LogRequest, attempt: number, file: string): Promise<LogArchive | undefined> {
  let notices: string[] = [];
  const open = () => {
    // It may be downloaded again.
    notices = [];
    return LogArchive.open(file, (name, why) => {
      notices.push(`The file ${JSON.stringify(name.slice(0, 200))} of the archive was left out: ${why}.`);
    });
  };
  try {
    return await downloadLog(request, { attempt }, file, open);
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  } finally {
    for (const notice of notices) request.onNotice(notice);
  }
}

/** @see https://docs.github.com/rest/actions/workflow-jobs#download-job-logs-for-a-workflow-run */
async function* singlePart(request: LogRequest, job: RunJob, folder: string): AsyncGenerator<LogPart> {
  const name = JSON.stringify(job.name);
  if (job.status !== 'completed') {
    request.onNotice(`Job ${name} is ${job.status}: GitHub has its log when it is completed.`);
    return;
  }
  const file = join(folder, `job-${job.id}`);
  try {
    const open = async () => createReadStream(file);
    yield await downloadLog(request, { jobId: job.id }, file, async () => ({ job: job.name, step: undefined, open }));
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    request.onNotice(`GitHub has no log of job ${name}, or not any more.`);
  } finally {
    await rm(file, { force: true });
  }
}
