import type { GitRepository } from '../git/git-repository.js';
import { type TreeEntry, directoryMode } from '../git/objects/tree.js';

export interface ChangedPaths {
  readonly added: string[];
  readonly removed: string[];
  readonly modified: string[];
}

/** The files that differ between two trees; what was renamed is removed here and added there. */
export async function changedPaths(
  git: GitRepository,
  before: string | undefined,
  after: string,
): Promise<ChangedPaths> {
  const changes: ChangedPaths = { added: [], removed: [], modified: [] };
  await compare(git, before, after, '', changes);
  return changes;
}

async function compare(
  git: GitRepository,
  before: string | undefined,
  after: string | undefined,
  prefix: string,
  changes: ChangedPaths,
): Promise<void> {
  const [old, current] = [await entriesOf(git, before), await entriesOf(git, after)];
  for (const name of [...new Set([...old.keys(), ...current.keys()])].sort()) {
    const [from, to] = [old.get(name), current.get(name)];
    if (from?.sha === to?.sha && from?.mode === to?.mode) continue;
    const path = prefix + name;
    note(changes, path, isFile(from), isFile(to));
    await compare(git, directoryOf(from), directoryOf(to), `${path}/`, changes);
  }
}

function note({ added, removed, modified }: ChangedPaths, path: string, was: boolean, is: boolean): void {
  if (was && is) modified.push(path);
  else if (was) removed.push(path);
  else if (is) added.push(path);
}

async function entriesOf(git: GitRepository, tree: string | undefined): Promise<Map<string, TreeEntry>> {
  const entries = tree ? await git.tree(tree) : [];
  return new Map(entries.map((entry) => [entry.name, entry]));
}

function isFile(entry: TreeEntry | undefined): boolean {
  return entry !== undefined && entry.mode !== directoryMode;
}

function directoryOf(entry: TreeEntry | undefined): string | undefined {
  return entry?.mode === directoryMode ? entry.sha : undefined;
}
