import type { RepositorySnapshot } from '../github-simulator.js';
import type { Repository } from './repository.js';

export function repositorySnapshot({ id, owner, name, fullName, isPrivate, git }: Repository): RepositorySnapshot {
  return {
    id,
    owner: owner.login,
    name,
    fullName,
    private: isPrivate,
    defaultBranch: git.references.defaultBranch(),
    gitDirectory: git.directory,
  };
}
