import { join } from 'node:path';
import { type Commit, parseCommit, serializeCommit } from './objects/commit.js';
import { isObjectName } from './objects/git-object.js';
import { ObjectStore } from './objects/object-store.js';
import { parseTag } from './objects/tag.js';
import { type TreeEntry, directoryMode, parseTree, serializeTree } from './objects/tree.js';
import { ReferenceJournal } from './references/reference-journal.js';
import { ReferenceStore } from './references/reference-store.js';
import { Turns } from './turns.js';

/** One bare repository, read and written in place: the same files that `git http-backend` serves. */
export class GitRepository {
  readonly objects: ObjectStore;
  readonly references: ReferenceStore;
  readonly journal: ReferenceJournal;
  /** Pushes take turns, so that it is known which one changed what. */
  readonly pushes = new Turns();

  constructor(readonly directory: string) {
    this.objects = new ObjectStore(join(directory, 'objects'));
    this.references = new ReferenceStore(directory);
    this.journal = new ReferenceJournal(this.references);
  }

  /** No branch has a commit yet. */
  get isEmpty(): boolean {
    return this.references.list('refs/heads/').length === 0;
  }

  branchHead(branch: string): string | undefined {
    return this.references.read(`refs/heads/${branch}`);
  }

  async commit(sha: string): Promise<Commit | undefined> {
    const object = await this.objects.read(sha);
    return object?.type === 'commit' ? parseCommit(object.content) : undefined;
  }

  async tree(sha: string): Promise<TreeEntry[]> {
    const object = await this.objects.read(sha);
    return object?.type === 'tree' ? parseTree(object.content) : [];
  }

  /** A blob's bytes; empty when the repository does not have it. */
  async blob(sha: string): Promise<Buffer> {
    return (await this.objects.read(sha))?.content ?? Buffer.alloc(0);
  }

  writeCommit(commit: Commit): Promise<string> {
    return this.objects.write('commit', serializeCommit(commit));
  }

  writeTree(entries: readonly TreeEntry[]): Promise<string> {
    return this.objects.write('tree', serializeTree(entries));
  }

  /** The commit that a branch, tag, full reference, or (abbreviated) commit name stands for. */
  async resolve(name: string): Promise<string | undefined> {
    if (name === 'HEAD') return this.branchHead(this.references.defaultBranch());
    for (const prefix of ['refs/heads/', 'refs/tags/', 'refs/', '']) {
      const sha = this.references.read(prefix + name);
      if (sha) return this.peel(sha);
    }
    if (!/^[0-9a-f]{4,40}$/.test(name)) return undefined;
    if (isObjectName(name)) return this.peel(name);
    const [only, ...others] = await this.objects.complete(name);
    return only && others.length === 0 ? this.peel(only) : undefined;
  }

  /** The entry at a path below a tree; the empty path is the tree itself. */
  async entryAt(treeSha: string, path: readonly string[]): Promise<TreeEntry | undefined> {
    let entry: TreeEntry = { mode: directoryMode, name: '', sha: treeSha };
    for (const part of path) {
      if (entry.mode !== directoryMode) return undefined;
      const child = (await this.tree(entry.sha)).find(({ name }) => name === part);
      if (!child) return undefined;
      entry = child;
    }
    return entry;
  }

  /** The commit that an object name stands for, through annotated tags; undefined when it is none. */
  async peel(sha: string): Promise<string | undefined> {
    const object = await this.objects.read(sha);
    if (object?.type === 'tag') return this.peel(parseTag(object.content).object);
    return object?.type === 'commit' ? sha : undefined;
  }
}
