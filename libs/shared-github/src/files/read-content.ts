import { GitHubError } from '../errors/github.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import type { GitHubContext } from '../github.context.js';

/** Where to look. */
export interface ContentPlace {
  repo: string;
  path: string;
  /** Branch, tag or commit. The default branch unless given. */
  ref?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** What GitHub says of anything at a path, in its object form. */
export interface Content {
  readonly type: string;
  readonly name: string;
  readonly path: string;
  readonly sha: string;
  readonly size: number;
  readonly download_url: string | null;
  /** Of a file; empty above 1 MB. */
  readonly content?: string;
  /** Of a file: `base64`, or `none` above 1 MB. */
  readonly encoding?: string;
  /** Of a directory, at most 1 000. */
  readonly entries?: readonly Content[];
}

/**
 * What stands at a path. The object form is the only one that tells everything apart, and names large files.
 *
 * @see https://docs.github.com/rest/repos/contents#get-repository-content
 * @throws NotFoundError that says what is missing
 */
export async function readContent(
  { org, requests }: GitHubContext,
  { repo, path, ref, signal }: ContentPlace,
): Promise<Content> {
  try {
    const { data } = await requests.send(
      'GET /repos/{owner}/{repo}/contents/{path}',
      { owner: org, repo, path, ...(ref === undefined ? {} : { ref }) },
      { signal, accept: 'application/vnd.github.object+json' },
    );
    return data as Content;
  } catch (error) {
    throw explain(error, `${org}/${repo}`, { path, ref });
  }
}

function explain(error: unknown, repository: string, { path, ref }: Pick<ContentPlace, 'path' | 'ref'>): unknown {
  if (!(error instanceof GitHubError)) return error;
  if (error.status === 403 && /too.large/i.test(error.message)) return tooLarge(repository, path, error);
  if (!(error instanceof NotFoundError)) return error;
  if (/repository is empty/i.test(error.message)) {
    return new NotFoundError(`${repository} has no ${path}: the repository is empty.`, error);
  }
  if (ref !== undefined && /no commit found for the ref/i.test(error.message)) {
    return new NotFoundError(`${repository} has no ${path} at ${ref}: there is no such branch, tag or commit.`, error);
  }
  return new NotFoundError(
    `${repository} has no ${path} at ${ref ?? 'its default branch'}, or the GitHub App may not see the repository.`,
    error,
  );
}

/** GitHub sends no more than 100 MB. */
export function tooLarge(repository: string, path: string, cause?: GitHubError): ValidationError {
  return new ValidationError(
    `${path} in ${repository} is larger than the 100 MB that GitHub's API gives out. Clone the repository to read it.`,
    cause,
  );
}
