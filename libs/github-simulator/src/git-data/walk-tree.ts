import type { GitRepository } from '../git/git-repository.js';
import { directoryMode } from '../git/objects/tree.js';
import type { PlacedEntry } from './tree.body.js';

const mostEntries = 100_000;
const mostBytes = 7 * 1024 * 1024;
/** What an entry takes beside its path: mode, type, name of the object. */
const bytesBesidePath = 53;

/**
 * All below a tree, a directory before what is in it, as far as GitHub lists it.
 *
 * @see https://docs.github.com/rest/git/trees#get-a-tree
 */
export async function walkTree(
  git: GitRepository,
  root: string,
): Promise<{ entries: PlacedEntry[]; isTruncated: boolean }> {
  const entries: PlacedEntry[] = [];
  let bytes = 0;
  const walk = async (tree: string, prefix: string): Promise<boolean> => {
    for (const entry of await git.tree(tree)) {
      const path = prefix + entry.name;
      bytes += Buffer.byteLength(path) + bytesBesidePath;
      if (entries.length >= mostEntries || bytes > mostBytes) return false;
      entries.push({ ...entry, path });
      if (entry.mode === directoryMode && !(await walk(entry.sha, `${path}/`))) return false;
    }
    return true;
  };
  return { isTruncated: !(await walk(root, '')), entries };
}
