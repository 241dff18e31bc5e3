import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import type { GitHubContext } from '../github.context.js';
import { checkRepositoryName } from '../repositories/check-repository-name.js';
import type { RequestOptions } from '../request-options.js';
import { checkPath } from './check-path.js';
import { decodeContent, type FileContent } from './file-content.js';

export interface GetFileOptions extends RequestOptions {
  repo: string;
  path: string;
  /** Branch, tag or commit. The default branch unless given. */
  ref?: string | undefined;
}

/** @see https://docs.github.com/rest/repos/contents#get-repository-content */
export async function getFile({ org, requests }: GitHubContext, options: GetFileOptions): Promise<FileContent> {
  const { repo, path, ref, signal } = options;
  checkRepositoryName(repo);
  checkPath(path);
  const { data } = await requests
    .send(
      'GET /repos/{owner}/{repo}/contents/{path}',
      { owner: org, repo, path, ...(ref === undefined ? {} : { ref }) },
      { signal },
    )
    .catch((error: unknown) => {
      if (!(error instanceof NotFoundError)) throw error;
      throw new NotFoundError(`${org}/${repo} has no ${path} at ${ref ?? 'its default branch'}.`, error);
    });
  if (Array.isArray(data) || data.type !== 'file' || !('content' in data) || data.encoding !== 'base64') {
    throw new ValidationError(`${path} in ${org}/${repo} is not a file of up to 1 MB.`);
  }
  return { path: data.path, sha: data.sha, ...decodeContent(data.content) };
}
