import type { RepositorySnapshot } from '../github-simulator.js';
import type { World } from '../world.js';
import type { Repository } from './repository.js';

/** @param web root of pages and git */
export function repositorySnapshot(
  repository: Repository,
  web: string,
  world: Pick<World, 'gate' | 'repositories'>,
): RepositorySnapshot {
  const { id, owner, name, fullName, isPrivate, defaultBranch, record } = repository;
  return {
    id,
    owner: owner.login,
    name,
    fullName,
    description: record.description ?? '',
    private: isPrivate,
    htmlUrl: `${web}/${fullName}`,
    cloneUrl: `${web}/${fullName}.git`,
    createdAt: new Date(record.createdAt),
    defaultBranch,
    // Laid out only for who wants it, and not once it is gone.
    get gitDirectory() {
      const isThere = !world.gate.isShut && world.repositories.holds(repository);
      return isThere ? repository.git.directory : repository.gitDirectory;
    },
  };
}
