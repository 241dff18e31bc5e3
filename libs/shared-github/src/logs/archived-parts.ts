import type { Entry } from 'yauzl';
import type { LogArchive } from './archive/log-archive.js';
import { isFailure } from './choose-jobs.js';
import type { LogPart } from './log-part.js';
import type { RunJob } from './run-jobs.js';

/**
 * The log of a job as the archive has it: its steps, or where one of them is missing the file of the whole job. Nothing
 * when there is neither.
 *
 * @see https://github.com/cli/cli/issues/10551
 */
export function archivedParts(archive: LogArchive, { name: job, steps = [] }: RunJob, failedOnly: boolean): LogPart[] {
  const files = archive.stepFiles(job);
  const whole = archive.jobFile(job);
  const part = (step: string | undefined, entry: Entry): LogPart => ({ job, step, open: () => archive.read(entry) });

  const isMissing = steps.some(
    ({ number, conclusion }) => printed(conclusion) && !files.some((file) => file.number === number),
  );
  if (whole && (files.length === 0 || isMissing)) return [part(undefined, whole)];

  const failed = steps.filter(({ conclusion }) => isFailure(conclusion)).map(({ number }) => number);
  const wanted = failedOnly && failed.length > 0 ? files.filter(({ number }) => failed.includes(number)) : files;
  return wanted.map(({ number, entry }) =>
    part(steps.find((step) => step.number === number)?.name ?? `step ${number}`, entry),
  );
}

function printed(conclusion: string | null): boolean {
  return conclusion !== null && conclusion !== 'skipped';
}
