import { RequestTimeoutError } from '../errors/request-timeout.error.js';
import type { GitHubContext } from '../github.context.js';
import { checkRepositoryName } from '../repositories/check-repository-name.js';
import { startDeadline } from '../requests/deadline.js';
import type { StreamWorkflowLogsOptions, WorkflowLogLine } from './log-options.js';
import { describeRun, type LogRequest } from './log-request.js';
import type { LogBatch } from './read-part.js';
import { readRunLogs } from './read-run-logs.js';

const DEFAULT_TIMEOUT_MS = 60_000;
/** A timer takes no more. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;
const DEFAULT_DOWNLOAD_BYTES = 1024 ** 3;

/** The lines of a run's logs, one by one, job by job and step by step. */
export async function* streamWorkflowLogs(
  context: GitHubContext,
  repo: string,
  runId: number,
  options: StreamWorkflowLogsOptions = {},
): AsyncGenerator<WorkflowLogLine> {
  for await (const { job, step, lines } of logBatches(context, repo, runId, options)) {
    for (const line of lines) yield { job, step, line };
  }
}

/** The same, many lines at once. */
export async function* logBatches(
  context: GitHubContext,
  repo: string,
  runId: number,
  options: StreamWorkflowLogsOptions,
): AsyncGenerator<LogBatch> {
  checkRepositoryName(repo);
  const { timeoutMs = DEFAULT_TIMEOUT_MS, signal: caller } = options;
  const deadline = startDeadline(Math.min(timeoutMs, LONGEST_TIMEOUT_MS), caller);
  const request: LogRequest = {
    context,
    repo,
    runId,
    signal: deadline.signal,
    maxDownloadBytes: options.maxDownloadBytes ?? DEFAULT_DOWNLOAD_BYTES,
    timestamps: options.timestamps ?? false,
    onNotice: options.onNotice ?? (() => undefined),
  };
  try {
    yield* readRunLogs(request, options);
  } catch (error) {
    caller?.throwIfAborted();
    if (!deadline.hasPassed) throw error;
    throw new RequestTimeoutError(`The logs of ${describeRun(request)} were not read within ${timeoutMs} ms.`);
  } finally {
    deadline.clear();
  }
}
