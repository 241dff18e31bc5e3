import { ConflictError } from '../errors/conflict.error.js';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { RequestTimeoutError } from '../errors/request-timeout.error.js';
import { readContent } from '../files/read-content.js';
import type { GitHubContext } from '../github.context.js';
import type { RequestOptions } from '../request-options.js';
import { poll } from '../poll.js';
import { checkRepositoryName } from './check-repository-name.js';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

export interface WaitUntilReadyOptions extends RequestOptions {
  /** Path of a file that must be there too, such as one of the template's. Without it, an empty repository is ready. */
  file?: string;
  /** How long to wait, in milliseconds. Default 60 000. */
  timeoutMs?: number;
}

/**
 * Waits for a repository that was created a moment ago: for some seconds GitHub may not know it everywhere.
 *
 * @see https://github.com/backstage/backstage/issues/8263
 */
export async function waitUntilReady(
  context: GitHubContext,
  name: string,
  options: WaitUntilReadyOptions = {},
): Promise<void> {
  checkRepositoryName(name);
  const { signal, file, timeoutMs = 60_000 } = options;
  const pauses = { firstPauseMs: FIRST_PAUSE_MS, longestPauseMs: LONGEST_PAUSE_MS, timeoutMs, signal };
  const ready = await poll(context.clock, pauses, async () => (await isReady(context, name, options)) || undefined);
  if (ready) return;
  const what = file === undefined ? '' : ` with ${file}`;
  throw new RequestTimeoutError(
    `${context.org}/${name}${what} was not to be seen within ${timeoutMs} ms. Check the name, and wait longer if it was created a moment ago.`,
  );
}

async function isReady(context: GitHubContext, name: string, options: WaitUntilReadyOptions): Promise<boolean> {
  const { file, signal } = options;
  try {
    if (file === undefined) await readCommits(context, name, signal);
    else await readContent(context, { repo: name, path: file, signal });
    return true;
  } catch (error) {
    // "Git Repository is empty.": git knows it.
    if (error instanceof ConflictError) return file === undefined;
    if (error instanceof NotFoundError || error instanceof GitHubUnavailableError) return false;
    throw error;
  }
}

async function readCommits({ org, requests }: GitHubContext, repo: string, signal?: AbortSignal): Promise<void> {
  await requests.send('GET /repos/{owner}/{repo}/commits', { owner: org, repo, per_page: 1 }, { signal });
}
