import { ValidationError } from '../errors/validation.error.js';
import type { GitHubContext } from '../github.context.js';
import type { GetWorkflowLogsOptions } from './log-options.js';
import { LogTail } from './log-tail.js';
import { logBatches } from './stream-workflow-logs.js';

const DEFAULT_BYTES = 10_000_000;
const MOST_NOTICES = 20;

/** The logs of a run as one text, its last part where that is all that fits. */
export async function getWorkflowLogs(
  context: GitHubContext,
  repo: string,
  runId: number,
  options: GetWorkflowLogsOptions = {},
): Promise<string> {
  const { tail = Infinity, maxBytes = DEFAULT_BYTES, ...rest } = options;
  checkBound('tail', tail);
  checkBound('maxBytes', maxBytes);
  const notices: string[] = [];
  const onNotice = (notice: string) => notices.push(`[${notice}]`);
  const text = new LogTail({ lines: tail, bytes: maxBytes });
  for await (const { job, step, lines } of logBatches(context, repo, runId, { ...rest, onNotice })) {
    const start = `${job}\t${step ?? 'UNKNOWN STEP'}\t`;
    for (const line of lines) text.push(start + line);
  }
  return [...notices.slice(0, MOST_NOTICES), ...text.toLines()].join('\n');
}

function checkBound(name: string, value: number): void {
  if (value === Infinity || (Number.isInteger(value) && value >= 1)) return;
  throw new ValidationError(`${name} is ${value}: it must be a whole number, 1 or more.`);
}
