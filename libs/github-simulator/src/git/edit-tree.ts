import type { GitRepository } from './git-repository.js';
import { type TreeEntry, directoryMode } from './objects/tree.js';

/** What is to stand at a path; undefined removes what is there. */
export type Replacement = Pick<TreeEntry, 'mode' | 'sha'> | undefined;

export interface Edit {
  readonly path: readonly string[];
  readonly replacement: Replacement;
}

/**
 * Writes the trees that differ and returns the new root, or undefined when nothing is left in it. Of two edits to one
 * path the later one counts; a file in the way of a directory gives way.
 */
export async function editTree(
  git: GitRepository,
  root: string | undefined,
  edits: readonly Edit[],
): Promise<string | undefined> {
  const entries = new Map(root ? (await git.tree(root)).map((entry) => [keyOf(entry), entry]) : []);
  for (const [name, below] of byFirstName(edits)) {
    const next = await editEntry(git, entries.get(name), below);
    if (next) entries.set(name, { ...next, name });
    else entries.delete(name);
  }
  return entries.size > 0 ? git.writeTree([...entries.values()]) : undefined;
}

/** Names that are not UTF-8 look alike, and are out of reach of REST. */
function keyOf({ name, bytes }: TreeEntry): string {
  return bytes ? `\0${bytes.toString('latin1')}` : name;
}

/** Edits by the first name of their path, which they lose. */
function byFirstName(edits: readonly Edit[]): Map<string, Edit[]> {
  const groups = new Map<string, Edit[]>();
  for (const { path, replacement } of edits) {
    const [name = '', ...rest] = path;
    const group = groups.get(name) ?? [];
    group.push({ path: rest, replacement });
    groups.set(name, group);
  }
  return groups;
}

async function editEntry(git: GitRepository, current: Replacement, edits: readonly Edit[]): Promise<Replacement> {
  const last = edits.findLastIndex(({ path }) => path.length === 0);
  const start = last < 0 ? current : edits[last]?.replacement;
  const deeper = edits.slice(last + 1);
  if (deeper.length === 0) return start;
  const sha = await editTree(git, start?.mode === directoryMode ? start.sha : undefined, deeper);
  return sha ? { mode: directoryMode, sha } : undefined;
}
