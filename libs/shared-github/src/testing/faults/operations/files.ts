import type { GitHubSimulator } from '@project-factory/github-simulator';
import { ask } from '../../ask.js';
import { fails, value } from '../expectation.js';
import { expectedOfReads } from '../expected-of-reads.js';
import { expectedOfWrites } from '../expected-of-writes.js';
import type { Operation } from '../operation.js';
import { LARGE } from '../seed.js';
import { times } from './times.js';

interface Commit {
  readonly sha: string;
  readonly message: string;
  readonly parents: readonly { readonly sha: string }[];
}

/** The commits of a round, the newest first. */
async function commitsOf(simulator: GitHubSimulator, round: number): Promise<string[]> {
  const head = await ask<{ object: { sha: string } }>(simulator, 'GET /repos/acme/shop/git/ref/heads/main');
  const found: string[] = [];
  for (let next: string | undefined = head.object.sha; next !== undefined;) {
    const commit: Commit = await ask(simulator, `GET /repos/acme/shop/git/commits/${next}`);
    if (commit.message === messageOf(round)) found.push(commit.sha);
    next = commit.parents[0]?.sha;
  }
  return found;
}

const messageOf = (round: number) => `Write in round ${round}`;

const write = {
  aftermath: async (simulator, { round }) => {
    const commits = await commitsOf(simulator, round);
    return { returns: commits[0], did: times(commits.length) };
  },
} as const satisfies Partial<Operation>;

const newFile = {
  ...write,
  method: 'createOrUpdateFile, new',
  act: async (client, { round }) => client.createOrUpdateFile('shop', `new-${round}.txt`, 'new', messageOf(round)),
} as const satisfies Partial<Operation>;

const changedFile = {
  ...write,
  method: 'createOrUpdateFile, changed',
  act: async (client, { round }) => client.createOrUpdateFile('shop', `old-${round}.txt`, 'new', messageOf(round)),
} as const satisfies Partial<Operation>;

const put = { struck: 'PUT contents', needs: 'contents=write' } as const;
const get = { struck: 'GET contents', strikes: { operation: 'repos/get-content' }, needs: 'contents=read' } as const;

export const files: readonly Operation[] = [
  {
    ...get,
    method: 'getFile',
    act: async (client) => (await client.getFile('shop', 'README.md')).content,
    aftermath: () => ({ returns: 'A shop' }),
    expected: expectedOfReads({ of: 1, at: 1 }),
  },
  {
    method: 'getFile, above 1 MB',
    struck: 'GET blob',
    strikes: { operation: 'git/get-blob' },
    needs: 'contents=read',
    act: async (client) => (await client.getFile('shop', 'large.txt')).content === LARGE,
    aftermath: () => ({ returns: true }),
    expected: {
      ...expectedOfReads({ of: 2, at: 2 }),
      // The first request needs the same.
      hidden: fails('MissingPermissionError', 1),
      notAccessible: fails('MissingPermissionError', 1),
    },
  },
  {
    ...newFile,
    ...put,
    strikes: { operation: 'repos/create-or-update-file-contents' },
    expected: {
      ...expectedOfWrites({ of: 1, at: 1, undone: 3, done: 3, givenUp: 15 }),
      conflict: value(3),
      conflictAlways: fails('ConflictError', 15),
    },
  },
  {
    ...changedFile,
    ...put,
    // The first PUT asks whether there is a file.
    strikes: { operation: 'repos/create-or-update-file-contents', after: 1 },
    expected: {
      ...expectedOfWrites({ of: 3, at: 3, undone: 5, done: 5, givenUp: 15 }),
      conflict: value(5),
      conflictAlways: fails('ConflictError', 15),
      hidden: fails('MissingPermissionError', 1),
      notAccessible: fails('MissingPermissionError', 1),
    },
  },
  {
    ...changedFile,
    ...get,
    expected: {
      ...expectedOfReads({ of: 3, at: 2 }),
      // It may have been removed meanwhile: it is written as a new one, which GitHub refuses while it is there.
      notFound: value(5),
      notFoundAlways: fails('ValidationError', 15),
      // The first request needs more.
      hidden: fails('MissingPermissionError', 1),
      notAccessible: fails('MissingPermissionError', 1),
    },
  },
  {
    method: 'listFiles',
    struck: 'GET tree',
    strikes: { operation: 'git/get-tree' },
    needs: 'contents=read',
    act: async (client) => (await client.listFiles('shop')).map(({ name }) => name),
    aftermath: () => ({ returns: ['.github', 'README.md', 'docs', 'large.txt', 'old-1.txt', 'old-2.txt'] }),
    expected: expectedOfReads({ of: 1, at: 1 }),
  },
  {
    ...get,
    method: 'listFiles, of a directory',
    act: async (client) => (await client.listFiles('shop', 'docs')).map(({ name }) => name),
    aftermath: () => ({ returns: ['a.md'] }),
    expected: expectedOfReads({ of: 1, at: 1 }),
  },
];
