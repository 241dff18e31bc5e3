import type { Entry } from 'yauzl';

export interface StepFile {
  readonly number: number;
  readonly entry: Entry;
}

/** By the names of jobs, as they stand in the archive. */
export interface ArchiveIndex {
  readonly steps: ReadonlyMap<string, readonly StepFile[]>;
  readonly jobs: ReadonlyMap<string, Entry>;
}

const stepPath = /^([^/]+)\/(\d+)_[^/]*\.txt$/;
/** The number is negative in what GitHub's older service has kept. */
const jobPath = /^(-?)\d+_([^/]*)\.txt$/;

/**
 * Finds the logs of jobs and of their steps. Other files, such as `<job>/system.txt`, are left alone.
 *
 * @see https://github.com/cli/cli/issues/10551
 */
export function indexEntries(entries: ReadonlyMap<string, Entry>): ArchiveIndex {
  const steps = new Map<string, StepFile[]>();
  const jobs = new Map<string, Entry>();
  for (const [path, entry] of entries) {
    const [, folder, number] = stepPath.exec(path) ?? [];
    if (folder !== undefined) {
      const files = steps.get(folder) ?? [];
      files.push({ number: Number(number), entry });
      steps.set(folder, files);
    }
    const [, sign, job] = jobPath.exec(path) ?? [];
    if (job !== undefined && (sign === '' || !jobs.has(job))) jobs.set(job, entry);
  }
  for (const files of steps.values()) files.sort((a, b) => a.number - b.number);
  return { steps, jobs };
}
