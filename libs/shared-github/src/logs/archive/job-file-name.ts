const LONGEST_NAME = 90;

/**
 * A job's name as it stands in the archive of its logs.
 *
 * @see https://github.com/cli/cli/issues/5011
 */
export function jobFileName(job: string): string {
  return job.replace(/[/:]/g, '').slice(0, LONGEST_NAME).trim();
}
