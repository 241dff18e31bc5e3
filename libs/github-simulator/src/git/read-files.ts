import { parseCommit } from './objects/commit.js';
import type { GitRepository } from './git-repository.js';
import type { ObjectStore } from './objects/object-store.js';
import { parseTag } from './objects/tag.js';
import { directoryMode, parseTree, submoduleMode } from './objects/tree.js';

/** A file as a commit holds it; of a symbolic link, the path that it leads to. */
export interface StoredFile {
  readonly path: string;
  /** Of the blob. */
  readonly sha: string;
  readonly bytes: Buffer;
}

/** All files of a branch, tag or commit, at once; none where there is no such commit. */
export function readFiles({ objects, references }: GitRepository, ref?: string): StoredFile[] {
  const name = ref ?? references.defaultBranch();
  const sha = references.read(`refs/heads/${name}`) ?? references.read(`refs/tags/${name}`) ?? name;
  const tree = treeOf(objects, sha);
  return tree === undefined ? [] : readTree(objects, tree, '');
}

function treeOf(objects: ObjectStore, sha: string): string | undefined {
  const object = objects.readNow(sha);
  if (object?.type === 'tag') return treeOf(objects, parseTag(object.content).object);
  return object?.type === 'commit' ? parseCommit(object.content).tree : undefined;
}

function readTree(objects: ObjectStore, sha: string, prefix: string): StoredFile[] {
  const entries = parseTree(objects.readNow(sha)?.content ?? Buffer.alloc(0));
  return entries
    .filter(({ mode }) => mode !== submoduleMode)
    .flatMap(({ mode, name, sha: child }) => {
      const path = prefix + name;
      if (mode === directoryMode) return readTree(objects, child, `${path}/`);
      return [{ path, sha: child, bytes: objects.readNow(child)?.content ?? Buffer.alloc(0) }];
    });
}
