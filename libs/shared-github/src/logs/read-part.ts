import { addAbortSignal } from 'node:stream';
import { GitHubError } from '../errors/github.error.js';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { readLines } from './cleaning/read-lines.js';
import type { LogPart } from './log-part.js';
import type { LogRequest } from './log-request.js';

/** Lines that came at once, all of one step. */
export interface LogBatch {
  readonly job: string;
  readonly step: string | undefined;
  readonly lines: readonly string[];
}

/** @throws GitHubUnavailableError when the file is broken */
export async function* readPart({ signal, timestamps }: LogRequest, part: LogPart): AsyncGenerator<LogBatch> {
  const { job, step } = part;
  try {
    const bytes = addAbortSignal(signal, await part.open());
    try {
      for await (const lines of readLines(bytes, { timestamps })) yield { job, step, lines };
    } finally {
      bytes.destroy();
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof GitHubError) throw error;
    throw new GitHubUnavailableError(`The log of job ${JSON.stringify(job)} cannot be unpacked.`, { cause: error });
  }
}
