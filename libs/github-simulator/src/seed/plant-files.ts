import { botSignature, webFlow } from '../commits/signatures.js';
import { type Edit, editTree } from '../git/edit-tree.js';
import type { GitRepository } from '../git/git-repository.js';
import type { Repository } from '../repositories/repository.js';
import type { World } from '../world.js';
import type { PlannedFiles } from './read/read-files.js';
import type { PlannedBranch, PlannedCommit, PlannedRepository } from './read/read-repository.js';

/** Where a branch is: its commit, and the tree of it. */
interface Head {
  readonly commit: string;
  readonly tree: string;
}

/** Writes the history of a new repository, object by object and without a git process. */
export async function plantFiles(repository: Repository, plan: PlannedRepository, world: World): Promise<void> {
  const { git } = repository;
  const planter = new Planter(git, world, repository.record.createdAt);
  const main = await planter.grow(undefined, plan, 'Initial commit');
  if (main) git.references.move(`refs/heads/${repository.defaultBranch}`, main.commit, undefined);
  for (const [name, branch] of plan.branches ?? []) {
    const head = await planter.grow(main, branch, main ? 'Add files' : 'Initial commit');
    if (head) git.references.move(`refs/heads/${name}`, head.commit, undefined);
  }
}

class Planter {
  constructor(
    private readonly git: GitRepository,
    private readonly world: World,
    private readonly createdAt: number,
  ) {}

  /** Adds what is planned for a branch to where it starts. */
  async grow(
    start: Head | undefined,
    { files, commits = [] }: PlannedBranch,
    message: string,
  ): Promise<Head | undefined> {
    let head = start;
    const planned = files ? [{ message, files }, ...commits] : commits;
    for (const commit of planned) head = await this.commit(head, commit);
    return head;
  }

  private async commit(parent: Head | undefined, { message, files, author, date }: PlannedCommit): Promise<Head> {
    const at = new Date(date ?? this.createdAt);
    const edits = await this.write(files);
    const tree = (await editTree(this.git, parent?.tree, edits)) ?? (await this.git.writeTree([]));
    const commit = await this.git.writeCommit({
      tree,
      parents: parent ? [parent.commit] : [],
      author: author ? { ...author, at } : botSignature(this.world.app, at),
      committer: author ? { ...author, at } : webFlow(at),
      message,
    });
    return { commit, tree };
  }

  private async write(files: PlannedFiles): Promise<Edit[]> {
    const edits: Edit[] = [];
    for (const [path, file] of files) {
      const sha = file && (await this.git.objects.write('blob', file.bytes));
      edits.push({ path: path.split('/'), replacement: file && sha ? { mode: file.mode, sha } : undefined });
    }
    return edits;
  }
}
