import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBareRepository } from '../git/create-bare-repository.js';
import { GitRepository } from '../git/git-repository.js';
import { ReferenceStore } from '../git/references/reference-store.js';

/**
 * Opens a git directory, and lays it out when it is new, or was left half-made by a process that was killed.
 *
 * @param isLasting whether it must be files before git wants it
 */
export function openGitRepository(directory: string, initialBranch: string, isLasting: boolean): GitRepository {
  const isNew = readDefaultBranch(directory) === undefined;
  if (isNew && !isLasting) return GitRepository.inMemory(directory, initialBranch);
  if (isNew) createBareRepository(directory, initialBranch);
  new ReferenceStore(directory).sweepLocks();
  return new GitRepository(directory);
}

/** The branch that HEAD names; undefined when there is no whole git directory yet, of which HEAD is the last file. */
export function readDefaultBranch(directory: string): string | undefined {
  const head = join(directory, 'HEAD');
  return existsSync(head) ? /^ref: refs\/heads\/(.+)\n$/.exec(readFileSync(head, 'utf8'))?.[1] : undefined;
}
