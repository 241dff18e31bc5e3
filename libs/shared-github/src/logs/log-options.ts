import type { RequestOptions } from '../request-options.js';

/** What of a run's logs is wanted, and within which bounds. */
export interface StreamWorkflowLogsOptions extends RequestOptions {
  /** Only jobs that failed, and of those only the steps that did, where that is known. Default false. */
  failedOnly?: boolean;
  /** Only this job: its name, or its id. */
  job?: string | number;
  /** Keep the time before each line. Default false. */
  timestamps?: boolean;
  /** The end of it all, in milliseconds, the time that is spent on the lines included. Default 60 000. */
  timeoutMs?: number;
  /** Most bytes that are downloaded to a temporary file at a time: an archive, packed, or the log of a job. Default 1 GiB. */
  maxDownloadBytes?: number;
  /** Told in a sentence what was left out, and why: a job whose log is gone, a file that nobody should unpack. */
  onNotice?: (notice: string) => void;
}

export interface GetWorkflowLogsOptions extends Omit<StreamWorkflowLogsOptions, 'onNotice'> {
  /** Only so many lines, the last ones. */
  tail?: number;
  /** Most bytes of text; what comes before is left out, and the first line says how much that was. Default 10 MB. */
  maxBytes?: number;
}

/** A line of a run's logs. */
export interface WorkflowLogLine {
  readonly job: string;
  /** Undefined where GitHub keeps the log of the job in one piece. */
  readonly step: string | undefined;
  readonly line: string;
}
