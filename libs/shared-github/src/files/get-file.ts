import { ValidationError } from '../errors/validation.error.js';
import type { GitHubContext } from '../github.context.js';
import { checkRepositoryName } from '../repositories/check-repository-name.js';
import { checkPath } from './check-path.js';
import { decodeContent, type FileContent } from './file-content.js';
import { kindOf } from './file-item.js';
import { type Content, type ContentPlace, readContent, tooLarge } from './read-content.js';

const LARGEST_BYTES = 100 * 1024 * 1024;

/** A file of up to 100 MB. One of more than 1 MB takes a second request. */
export async function getFile(context: GitHubContext, place: ContentPlace): Promise<FileContent> {
  const found = await findFile(context, place);
  const bytes =
    found.encoding === 'base64' ? Buffer.from(found.content ?? '', 'base64') : await readBlob(context, place, found);
  return { path: found.path, sha: found.sha, ...decodeContent(bytes) };
}

/** @throws NotFoundError, ValidationError when something else than a file stands there */
export async function findFile(context: GitHubContext, place: ContentPlace): Promise<Content> {
  checkRepositoryName(place.repo);
  checkPath(place.path);
  const found = await readContent(context, place);
  if (found.type === 'file') return found;
  throw new ValidationError(`${place.path} in ${context.org}/${place.repo} is ${kindOf(found.type)}, not a file.`);
}

/**
 * By its sha, so that the bytes are those of the sha whatever is written meanwhile.
 *
 * @see https://docs.github.com/rest/git/blobs#get-a-blob
 */
async function readBlob(
  { org, requests }: GitHubContext,
  { repo, path, signal }: ContentPlace,
  { sha, size }: Content,
): Promise<Uint8Array> {
  if (size > LARGEST_BYTES) throw tooLarge(`${org}/${repo}`, path);
  const { data } = await requests.send(
    'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
    { owner: org, repo, file_sha: sha },
    { signal, accept: 'application/vnd.github.raw+json' },
  );
  return data as unknown as Uint8Array;
}
