import { ConflictError } from '../errors/conflict.error.js';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import type { GitHubContext } from '../github.context.js';
import type { WriteFileOptions } from './write-file.js';

/**
 * Sends a file once and returns the commit.
 *
 * @see https://docs.github.com/rest/repos/contents#create-or-update-file-contents
 * @param replaced the blob that stands there; undefined for a new file
 */
export async function putFile(
  { org, requests }: GitHubContext,
  options: WriteFileOptions,
  { bytes, replaced }: { bytes: Buffer; replaced: string | undefined },
): Promise<string> {
  const { repo, path, message, branch, signal } = options;
  try {
    const { data } = await requests.send(
      'PUT /repos/{owner}/{repo}/contents/{path}',
      {
        owner: org,
        repo,
        path,
        message,
        content: bytes.toString('base64'),
        ...(branch === undefined ? {} : { branch }),
        ...(replaced === undefined ? {} : { sha: replaced }),
      },
      { signal },
    );
    if (data.commit.sha) return data.commit.sha;
  } catch (error) {
    throw explain(error, `${org}/${repo}`, options);
  }
  throw new GitHubUnavailableError(`Writing ${path} to ${org}/${repo} was answered without a commit.`);
}

function explain(error: unknown, repository: string, { path, branch }: WriteFileOptions): unknown {
  if (error instanceof ConflictError && /file exists where/i.test(error.message)) {
    return new ValidationError(`${path} cannot be written to ${repository}: a part of that path is a file.`, error);
  }
  if (!(error instanceof NotFoundError)) return error;
  if (branch !== undefined && /branch .* not found/i.test(error.message)) {
    return new NotFoundError(`${repository} has no branch ${branch} to write ${path} to. Create it first.`, error);
  }
  return new NotFoundError(
    `${path} cannot be written to ${repository}${branch === undefined ? '' : ` at ${branch}`}: there is no such repository or branch, or the GitHub App may not write there.`,
    error,
  );
}
