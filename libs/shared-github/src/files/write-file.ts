import { ConflictError } from '../errors/conflict.error.js';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import type { GitHubContext } from '../github.context.js';
import { checkRepositoryName } from '../repositories/check-repository-name.js';
import type { RequestOptions } from '../request-options.js';
import { goOnAfter } from '../requests/go-on-after.js';
import { unlessAborted } from '../requests/unless-aborted.js';
import { blobSha } from './blob-sha.js';
import { checkPath } from './check-path.js';
import { findFile } from './get-file.js';
import { putFile } from './put-file.js';

/** Writers of other processes still push this one aside. */
const TRIES = 8;
/** Longest pause before the second try, in milliseconds; it doubles. */
const FIRST_PAUSE_MS = 25;

export interface WriteFileOptions extends RequestOptions {
  repo: string;
  path: string;
  content: string | Uint8Array;
  message: string;
  /** The default branch unless given. */
  branch?: string | undefined;
}

/**
 * Writes a file and returns the commit that holds it. A file that already reads so is not written again.
 *
 * It first writes as if the file were new: GitHub refuses that without harm where there is one, and a new file, the
 * common case, costs one request.
 *
 * @throws NotFoundError, ValidationError when no file can stand there, ConflictError when others keep winning
 */
export async function writeFile(context: GitHubContext, options: WriteFileOptions): Promise<string> {
  checkRepositoryName(options.repo);
  checkPath(options.path);
  const branch = `${options.repo.toLowerCase()}#${options.branch ?? ''}`;
  const writing = context.branches.run(branch, () => writeUntilItHolds(context, options));
  return unlessAborted(writing, options.signal);
}

async function writeUntilItHolds(context: GitHubContext, options: WriteFileOptions): Promise<string> {
  const bytes = Buffer.from(options.content);
  const wanted = blobSha(bytes);

  let replaced: string | undefined;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await putFile(context, options, { bytes, replaced });
    } catch (error) {
      if (attempt === TRIES || !mayReadAgain(error)) throw error;
      if (!isThere(error)) await context.clock.sleep(Math.random() * FIRST_PAUSE_MS * 2 ** attempt, options.signal);
      replaced = await goOnAfter(error, () => currentSha(context, options));
    }
    if (replaced === wanted) return lastCommit(context, options);
  }
}

/** Whether a look at what is there now can settle it: someone was quicker, or an answer was lost. */
function mayReadAgain(error: unknown): boolean {
  return error instanceof ConflictError || error instanceof GitHubUnavailableError || isThere(error);
}

/** GitHub wants to know what is to be replaced. */
function isThere(error: unknown): boolean {
  return error instanceof ValidationError && /"sha" wasn't supplied/.test(error.message);
}

/** @throws ValidationError for what no file can replace: a directory, a submodule, a symbolic link */
async function currentSha(context: GitHubContext, options: WriteFileOptions): Promise<string | undefined> {
  try {
    const { sha, path } = await findFile(context, { ...options, ref: options.branch });
    if (path === options.path) return sha;
    throw new ValidationError(
      `${options.path} in ${context.org}/${options.repo} is a symbolic link to ${path}. Write to that.`,
    );
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

async function lastCommit(
  { org, requests }: GitHubContext,
  { repo, path, branch, signal }: WriteFileOptions,
): Promise<string> {
  const { data } = await requests.send(
    'GET /repos/{owner}/{repo}/commits',
    { owner: org, repo, path, per_page: 1, ...(branch === undefined ? {} : { sha: branch }) },
    { signal },
  );
  const sha = data[0]?.sha;
  if (!sha) throw new NotFoundError(`${org}/${repo} has no commit of ${path}: it was removed a moment ago.`);
  return sha;
}
