import { isUtf8 } from 'node:buffer';
import type { GitHubSimulator, RepositorySnapshot } from '@project-factory/github-simulator';
import type { FileContent, Repository } from '@project-factory/shared-github';

export function readRepositories(simulator: GitHubSimulator, org: string): Record<string, Repository> {
  return byRepository(simulator, org, (repository) => {
    const { id, name, fullName, htmlUrl, cloneUrl, defaultBranch, description, createdAt } = repository;
    return {
      id,
      name,
      fullName,
      htmlUrl,
      cloneUrl,
      defaultBranch,
      private: repository.private,
      description,
      createdAt,
    };
  });
}

export function readFiles(simulator: GitHubSimulator, org: string): Record<string, Record<string, FileContent>> {
  return byRepository(simulator, org, ({ name }) => {
    const files = simulator
      .files(org, name)
      .map(({ path, sha, bytes }) => [path, fileContent(path, sha, bytes)] as const);
    return Object.fromEntries(files);
  });
}

export function readSecrets(simulator: GitHubSimulator, org: string): Record<string, Record<string, string>> {
  return byRepository(simulator, org, ({ name }) => {
    const names = simulator.secretNames(org, name);
    return Object.fromEntries(names.map((secret) => [secret, simulator.secret(org, name, secret) ?? '']));
  });
}

function byRepository<T>(simulator: GitHubSimulator, org: string, read: (repository: RepositorySnapshot) => T) {
  const repositories = simulator.repositories().filter(({ owner }) => owner.toLowerCase() === org.toLowerCase());
  return Object.fromEntries(repositories.map((repository) => [repository.name, read(repository)]));
}

/** Text where the bytes are UTF-8, else base64: as the client reads them. */
function fileContent(path: string, sha: string, bytes: Buffer): FileContent {
  if (isUtf8(bytes)) return { path, sha, content: bytes.toString('utf8'), encoding: 'utf-8' };
  return { path, sha, content: bytes.toString('base64'), encoding: 'base64' };
}
