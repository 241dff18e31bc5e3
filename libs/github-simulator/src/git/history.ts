import { runGit } from './run-git.js';

/** Whether one commit is reached from another by going from child to parent. */
export async function isAncestor(gitDirectory: string, ancestor: string, of: string): Promise<boolean> {
  return (await runGit(gitDirectory, 'rev-list', '--max-count=1', ancestor, '--not', of)) === '';
}

/** The best common ancestor; undefined when two commits share no history. */
export async function mergeBase(gitDirectory: string, one: string, other: string): Promise<string | undefined> {
  try {
    return (await runGit(gitDirectory, 'merge-base', one, other)).trim();
  } catch (error) {
    if ((error as { code?: unknown }).code === 1) return undefined;
    throw error;
  }
}

/** The commits that are reached from one and not from the other, oldest first. */
export async function commitsBetween(gitDirectory: string, without: string, from: string): Promise<string[]> {
  const shas = await runGit(gitDirectory, 'rev-list', '--topo-order', '--reverse', from, '--not', without);
  return shas.split('\n').filter(Boolean);
}

/**
 * A workflow file that a commit or its ancestors change, and that no reference has yet: what the repository has already
 * may go anywhere.
 */
export async function newWorkflowFile(gitDirectory: string, commit: string): Promise<string | undefined> {
  const log = ['log', '-c', '-z', '--format=', '--name-only', commit, '--not', '--all', '--', '.github/workflows'];
  const files = await runGit(gitDirectory, ...log);
  return files.split('\0').find(Boolean);
}
