/**
 * What is in the archive of a run's logs.
 *
 * - `steps-and-jobs`: a file a step, in a folder a job, and a file a job.
 * - `jobs-only`: the files of the steps are missing, as happens at times: https://github.com/cli/cli/issues/10551
 * - `path-traversal`: beside all that, entries whose names lead out of the archive. GitHub never sends it.
 * - `zip-bomb`: beside all that, an entry two hundred times as large as the archive. GitHub never sends it.
 */
export const logsLayouts = ['steps-and-jobs', 'jobs-only', 'path-traversal', 'zip-bomb'] as const;

export type LogsLayout = (typeof logsLayouts)[number];
