import type { GitRepository } from '../git/git-repository.js';
import { directoryMode, submoduleMode } from '../git/objects/tree.js';
import type { World } from '../world.js';
import type { Arrival, RepositoryRecord } from './repository-record.js';
import type { Repository } from './repository.js';
import { commitFirst } from './write-initial-commit.js';

interface Branch {
  readonly name: string;
  readonly commit: string;
}

/**
 * Copies the files of a template, without its history. While GitHub lags the repository is empty at first, then has
 * its default branch without the files, and then all of it.
 *
 * @see https://github.com/PrairieLearn/PrairieLearn/pull/8925
 */
export async function copyTemplate(
  template: Repository,
  repository: Repository,
  world: World,
  allBranches: boolean,
): Promise<Partial<RepositoryRecord>> {
  const branches: Branch[] = [];
  for (const { name, sha } of template.git.references.list('refs/heads/')) {
    const branch = name.replace('refs/heads/', '');
    if (!allBranches && branch !== template.defaultBranch) continue;
    const tree = (await template.git.commit(sha))?.tree ?? '';
    await copyTree(template.git, repository.git, tree);
    branches.push({ name: branch, commit: await commitFirst(repository, world, tree) });
  }
  if (world.lag.durationMs > 0) return { arrivals: await arrivalsOf(branches, repository, world) };
  for (const { name, commit } of branches) repository.git.references.move(`refs/heads/${name}`, commit, undefined);
  return {};
}

async function arrivalsOf(branches: readonly Branch[], repository: Repository, world: World): Promise<Arrival[]> {
  const { createdAt } = repository.record;
  const { durationMs } = world.lag;
  const empty = await commitFirst(repository, world, await repository.git.writeTree([]));
  return branches.flatMap(({ name: branch, commit: to }) => {
    const at = createdAt + 3 * durationMs;
    if (branch !== repository.defaultBranch) return [{ at, branch, to }];
    return [
      { at: createdAt + 2 * durationMs, branch, to: empty },
      { at, branch, from: empty, to },
    ];
  });
}

async function copyTree(from: GitRepository, to: GitRepository, sha: string): Promise<void> {
  for (const entry of await from.tree(sha)) {
    if (entry.mode === directoryMode) await copyTree(from, to, entry.sha);
    else if (entry.mode !== submoduleMode) await copyObject(from, to, entry.sha);
  }
  await copyObject(from, to, sha);
}

async function copyObject(from: GitRepository, to: GitRepository, sha: string): Promise<void> {
  const object = await from.objects.read(sha);
  if (object) await to.objects.write(object.type, object.content);
}
