import type { GitRepository } from './git-repository.js';
import { type TreeEntry, directoryMode } from './objects/tree.js';

/** What is to stand at a path; undefined removes what is there. */
export type Replacement = Pick<TreeEntry, 'mode' | 'sha'> | undefined;

/** Writes the trees that differ by one path and returns the new root, or undefined when nothing is left in it. */
export async function replaceEntry(
  git: GitRepository,
  root: string | undefined,
  path: readonly string[],
  replacement: Replacement,
): Promise<string | undefined> {
  const [name = '', ...rest] = path;
  const entries = root ? await git.tree(root) : [];
  const current = entries.find((entry) => entry.name === name);
  const others = entries.filter((entry) => entry !== current);
  const next = rest.length === 0 ? replacement : await replaceBelow(git, current, rest, replacement);
  const changed = next ? [...others, { ...next, name }] : others;
  return changed.length > 0 ? git.writeTree(changed) : undefined;
}

async function replaceBelow(
  git: GitRepository,
  directory: TreeEntry | undefined,
  path: readonly string[],
  replacement: Replacement,
): Promise<Replacement> {
  const root = directory?.mode === directoryMode ? directory.sha : undefined;
  const sha = await replaceEntry(git, root, path, replacement);
  return sha ? { mode: directoryMode, sha } : undefined;
}
