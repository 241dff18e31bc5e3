import { runGit } from '../git/run-git.js';
import { notFound } from '../http/api.error.js';
import { type RepositoryCall, query } from '../http/call.js';
import type { Page } from '../http/paginate.js';
import { findCommit } from './find-commit.js';

/** git takes no larger number; there are never so many commits. */
const mostSkipped = 2 ** 31 - 1;
/** No path, and no name, is longer; git could not even be asked. */
const longestFilter = 4096;

/** The commits of one page, newest first, and how many there are in all. */
export async function listCommits(call: RepositoryCall, page: Page): Promise<{ shas: string[]; total: number }> {
  const { git } = call.repository;
  const from = query(call, 'sha') ?? git.references.defaultBranch();
  if (!git.isEmpty && !(await git.resolve(from))) throw notFound();
  const { sha } = await findCommit(call, from);
  const selection = [...filters(call), sha, '--', ...paths(call)];
  if (selection.some(fitsNothing)) return { shas: [], total: 0 };
  const skipped = Math.min((page.number - 1) * page.size, mostSkipped);
  const window = [`--skip=${skipped}`, `--max-count=${page.size}`];
  const [shas, total] = await Promise.all([
    runGit(git.directory, 'rev-list', ...window, ...selection),
    runGit(git.directory, 'rev-list', '--count', ...selection),
  ]);
  return { shas: shas.split('\n').filter(Boolean), total: Number(total) };
}

function fitsNothing(filter: string): boolean {
  return filter.includes('\0') || filter.length > longestFilter;
}

function filters(call: RepositoryCall): string[] {
  const names = { author: 'author', committer: 'committer', since: 'since', until: 'until' };
  const options = Object.entries(names).map(([parameter, option]) => [option, query(call, parameter)] as const);
  return ['--fixed-strings', ...options.filter(([, value]) => value).map(([option, value]) => `--${option}=${value}`)];
}

function paths(call: RepositoryCall): string[] {
  const path = query(call, 'path')?.replace(/^\/+/, '');
  return path ? [`:(literal)${path}`] : [];
}
