import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { ValidationError } from '../errors/validation.error.js';
import type { GitHubContext } from '../github.context.js';
import { checkRepositoryName } from '../repositories/check-repository-name.js';
import { blobSha } from './blob-sha.js';
import { checkPath } from './check-path.js';
import { decodeContent, type FileContent } from './file-content.js';
import { kindOf } from './file-item.js';
import { type Content, type ContentPlace, readContent, tooLarge } from './read-content.js';

const LARGEST_BYTES = 100 * 1024 * 1024;

const TRIES = 4;
/** Pause before the second try, in milliseconds; it doubles. */
const FIRST_PAUSE_MS = 250;

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
 * By its sha, so that the bytes are those of the sha whatever is written meanwhile, and whatever else comes in their
 * place, a page or a part, is known for it.
 */
async function readBlob(context: GitHubContext, place: ContentPlace, { sha, size }: Content): Promise<Uint8Array> {
  const repository = `${context.org}/${place.repo}`;
  if (size > LARGEST_BYTES) throw tooLarge(repository, place.path);
  for (let attempt = 1; ; attempt += 1) {
    const bytes = await fetchBlob(context, place, sha);
    if (blobSha(bytes) === sha) return bytes;
    if (attempt === TRIES) {
      throw new GitHubUnavailableError(
        `${place.path} in ${repository} was answered with other bytes than those of its blob ${sha}. Something between here and GitHub changes them.`,
      );
    }
    await context.clock.sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1), place.signal);
  }
}

/** @see https://docs.github.com/rest/git/blobs#get-a-blob */
async function fetchBlob(
  { org, requests }: GitHubContext,
  { repo, signal }: ContentPlace,
  sha: string,
): Promise<Uint8Array> {
  const { data } = await requests.send(
    'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
    { owner: org, repo, file_sha: sha },
    { signal, accept: 'application/vnd.github.raw+json' },
  );
  return data as unknown as Uint8Array;
}
