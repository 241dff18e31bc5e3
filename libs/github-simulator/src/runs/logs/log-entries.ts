import type { Step } from '../../jobs/job-steps.js';
import type { AttemptRecord } from '../run-record.js';
import { hostileEntries } from './hostile-entries.js';
import { logChunks } from './log-chunks.js';
import { type PrintedJob, printedJobs } from './printed-jobs.js';
import { stepLines } from './step-lines.js';
import type { ZipEntry } from './zip-stream.js';

/** GitHub cuts names of jobs, as `gh` does when it looks for them. */
const longestName = 90;

/** The files in the archive of an attempt's logs. */
export function logEntries(attempt: AttemptRecord): ZipEntry[] {
  const { logsLayout } = attempt;
  const jobs = printedJobs(attempt);
  const ofJobs = jobs.map((job, index) => file(`${index}_${entryName(job.name)}.txt`, job.steps));
  const ofSteps = logsLayout === 'jobs-only' ? [] : jobs.flatMap(stepEntries);
  return [...hostileEntries(logsLayout), ...ofJobs, ...ofSteps];
}

/** The bytes of a whole job's log. */
export function jobLogChunks({ steps }: Pick<PrintedJob, 'steps'>): Generator<Uint8Array<ArrayBuffer>> {
  return logChunks(steps.map((step) => ({ at: step.startsAt, lines: stepLines(step) })));
}

function stepEntries({ name, steps }: PrintedJob): ZipEntry[] {
  return steps.map((step) => file(`${entryName(name)}/${step.number}_${entryName(step.name)}.txt`, [step]));
}

function file(name: string, steps: readonly Step[]): ZipEntry {
  return { name, chunks: () => jobLogChunks({ steps }) };
}

/** A name without what would make it a path, here or on Windows. */
function entryName(name: string): string {
  const part = name.replace(/[/\\:\p{Cc}]/gu, '').slice(0, longestName);
  // Dots and spaces alone lead to the directory itself, or to the one above it.
  return /^[. ]*$/.test(part) ? part.replace(/[. ]/g, '_') || '_' : part;
}
