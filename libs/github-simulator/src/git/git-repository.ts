import { join } from 'node:path';
import { createBareRepository } from './create-bare-repository.js';
import { type Commit, parseCommit, serializeCommit } from './objects/commit.js';
import { isObjectName } from './objects/git-object.js';
import { LooseObjectMemory } from './objects/loose-object-memory.js';
import { ObjectStore } from './objects/object-store.js';
import { parseTag } from './objects/tag.js';
import { type TreeEntry, directoryMode, parseTree, serializeTree } from './objects/tree.js';
import { ReferenceJournal } from './references/reference-journal.js';
import { ReferenceMemory } from './references/reference-memory.js';
import { ReferenceStore } from './references/reference-store.js';
import type { References } from './references/references.js';
import { Turns } from './turns.js';

/**
 * One bare repository, read and written in place: the same files that `git http-backend` serves, or in memory as long as
 * no git process wants it.
 */
export class GitRepository {
  readonly objects: ObjectStore;
  readonly journal = new ReferenceJournal({ list: (prefix) => this.references.list(prefix) });
  /** Pushes take turns, so that it is known which one changed what. */
  readonly pushes = new Turns();
  private current: References;

  constructor(
    private readonly path: string,
    memory?: { readonly objects: LooseObjectMemory; readonly references: ReferenceMemory },
  ) {
    this.objects = new ObjectStore(join(path, 'objects'), memory?.objects);
    this.current = memory?.references ?? new ReferenceStore(path);
  }

  /** An empty one, which becomes files when somebody wants its directory. */
  static inMemory(path: string, defaultBranch: string): GitRepository {
    return new GitRepository(path, {
      objects: new LooseObjectMemory(),
      references: new ReferenceMemory(defaultBranch),
    });
  }

  /** Where git finds it. */
  get directory(): string {
    this.layOut();
    return this.path;
  }

  get references(): References {
    return this.current;
  }

  /** Makes files of what is in memory. */
  layOut(): void {
    if (!(this.current instanceof ReferenceMemory)) return;
    this.objects.layOut();
    createBareRepository(this.path, this.current.defaultBranch());
    const files = new ReferenceStore(this.path);
    for (const { name, sha } of this.current.list('refs/')) files.move(name, sha, undefined);
    this.current = files;
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
