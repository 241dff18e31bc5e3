import { ValidationError } from '../errors/validation.error.js';
import type { GitHubContext } from '../github.context.js';
import type { FileItem } from './file-item.js';
import type { ContentPlace } from './read-content.js';

const SYMLINK_MODE = '120000';
const types: Readonly<Record<string, FileItem['type']>> = { tree: 'dir', commit: 'submodule' };

/**
 * All that stands directly in a tree, up to 100 000 entries.
 *
 * @see https://docs.github.com/rest/git/trees#get-a-tree
 * @param tree its sha, or a ref for the root
 */
export async function readTree(
  { org, requests }: GitHubContext,
  { repo, path: directory, signal }: ContentPlace,
  tree: string,
): Promise<FileItem[]> {
  const { data } = await requests.send(
    'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
    { owner: org, repo, tree_sha: tree },
    { signal },
  );
  if (data.truncated) {
    throw new ValidationError(
      `${directory || 'The root'} of ${org}/${repo} holds more than GitHub's API lists. Clone the repository to read it.`,
    );
  }
  return data.tree.map(({ path: name = '', mode, type = 'blob', sha = '' }) => ({
    name,
    path: directory === '' ? name : `${directory}/${name}`,
    type: mode === SYMLINK_MODE ? 'symlink' : (types[type] ?? 'file'),
    sha,
  }));
}
