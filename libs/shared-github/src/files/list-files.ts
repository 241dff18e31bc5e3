import { ConflictError } from '../errors/conflict.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import type { GitHubContext } from '../github.context.js';
import { checkRepositoryName } from '../repositories/check-repository-name.js';
import { checkPath } from './check-path.js';
import { type FileItem, kindOf } from './file-item.js';
import { type Content, type ContentPlace, readContent } from './read-content.js';
import { readTree } from './read-tree.js';

/** GitHub cuts a listing there, and does not say so. */
const MOST_LISTED = 1000;

/** What stands directly in a directory; an empty path is the root. */
export async function listFiles(context: GitHubContext, place: ContentPlace): Promise<FileItem[]> {
  checkRepositoryName(place.repo);
  if (place.path === '') return listRoot(context, place);
  checkPath(place.path);
  const found = await readContent(context, place);
  if (found.type !== 'dir') {
    throw new ValidationError(
      `${place.path} in ${context.org}/${place.repo} is ${kindOf(found.type)}, not a directory.`,
    );
  }
  const entries = found.entries ?? [];
  return entries.length < MOST_LISTED ? entries.map(toItem) : readTree(context, place, found.sha);
}

/** An empty repository has no tree, and no files. */
async function listRoot(context: GitHubContext, place: ContentPlace): Promise<FileItem[]> {
  const { repo, ref = 'HEAD' } = place;
  try {
    return await readTree(context, place, ref);
  } catch (error) {
    if (error instanceof ConflictError && /is empty/i.test(error.message)) return [];
    if (!(error instanceof NotFoundError)) throw error;
    const missing = place.ref === undefined ? 'it does not exist' : `there is no branch, tag or commit ${ref} in it`;
    throw new NotFoundError(
      `The files of ${context.org}/${repo} cannot be listed: ${missing}, or the GitHub App may not see it.`,
      error,
    );
  }
}

function toItem({ name, path, type, sha, download_url: download }: Content): FileItem {
  // GitHub lists a submodule as a file, but as one that cannot be downloaded.
  const isSubmodule = type === 'file' && download === null;
  return { name, path, type: isSubmodule ? 'submodule' : (type as FileItem['type']), sha };
}
