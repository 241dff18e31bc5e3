import type { GitHubSimulator } from '@project-factory/github-simulator';
import { ask } from '../../ask.js';
import { DONE, type Expectations, fails, NOTHING, value } from '../expectation.js';
import { expectedOfReads } from '../expected-of-reads.js';
import { expectedOfRepeatableWrites, expectedOfWrites } from '../expected-of-writes.js';
import type { Operation } from '../operation.js';
import { SECRET } from '../seed.js';

const REPOSITORY = 'the repository';
const SPECIFICATION = 'the repository with its specification';

/** How far it has come. */
async function progress(simulator: GitHubSimulator): Promise<string> {
  const made = simulator.repositories().filter(({ name }) => name === 'project');
  if (made.length === 0) return NOTHING;
  if (made.length > 1) return `${made.length} repositories`;
  if (simulator.files('acme', 'project').length === 0) return REPOSITORY;
  if (await hasManyCommits(simulator)) return 'the repository with more than one commit';
  return simulator.secret('acme', 'project', 'TOKEN') === SECRET ? DONE : SPECIFICATION;
}

async function hasManyCommits(simulator: GitHubSimulator): Promise<boolean> {
  const path = '/repos/acme/project/branches/main';
  const { commit } = await ask<{ commit: { parents: unknown[] } }>(simulator, `GET ${path}`);
  return commit.parents.length > 0;
}

/** Run again when the fault is over, it continues. */
const provision = {
  method: 'provisionRepo',
  act: async (client) => {
    const { fullName } = await client.provisionRepo('project', 'A project', { team: 'core' }, { TOKEN: SECRET });
    return fullName;
  },
  aftermath: async (simulator) => ({ returns: 'acme/project', did: await progress(simulator) }),
} as const satisfies Partial<Operation>;

function leaving(what: string, expectations: Expectations): Expectations {
  const all = Object.entries(expectations).map(
    ([id, one]) => [id, one.outcome === 'value' ? one : { ...one, leaves: what }] as const,
  );
  return Object.fromEntries(all) as Expectations;
}

export const provisioning: readonly Operation[] = [
  {
    ...provision,
    struck: 'POST repos',
    strikes: { operation: 'repos/create-in-org' },
    needs: 'administration=write',
    expected: {
      ...expectedOfWrites({ of: 4, at: 1, undone: 6, done: 5, givenUp: 8 }),
      // It looks whether the name is taken by a repository of its own.
      conflict: fails('ConflictError', 2),
      conflictAlways: fails('ConflictError', 2),
    },
  },
  {
    ...provision,
    struck: 'PUT contents',
    strikes: { operation: 'repos/create-or-update-file-contents' },
    needs: 'contents=write',
    expected: leaving(REPOSITORY, {
      ...expectedOfWrites({ of: 4, at: 2, undone: 6, done: 6, givenUp: 16 }),
      conflict: value(6),
      conflictAlways: fails('ConflictError', 16),
      // A repository that was just created may not be known everywhere: it is waited for.
      notFound: value(6),
      notFoundAlways: fails('NotFoundError', 4),
    }),
  },
  {
    ...provision,
    struck: 'GET public-key',
    strikes: { operation: 'actions/get-repo-public-key' },
    needs: 'secrets=read',
    expected: leaving(SPECIFICATION, {
      ...expectedOfReads({ of: 4, at: 3 }),
      notFound: value(6),
      notFoundAlways: fails('NotFoundError', 5),
    }),
  },
  {
    ...provision,
    struck: 'PUT secret',
    strikes: { operation: 'actions/create-or-update-repo-secret' },
    needs: 'secrets=write',
    expected: leaving(SPECIFICATION, {
      ...expectedOfRepeatableWrites({ of: 4, at: 4 }),
      notFound: value(7),
      notFoundAlways: fails('NotFoundError', 7),
    }),
  },
];
