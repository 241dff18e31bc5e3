import { fails, value } from '../expectation.js';
import { expectedOfReads, withMetadata } from '../expected-of-reads.js';
import { expectedOfWrites } from '../expected-of-writes.js';
import type { Operation } from '../operation.js';
import { times } from './times.js';

export const createRepo = {
  method: 'createRepo',
  struck: 'POST repos',
  strikes: { operation: 'repos/create-in-org' },
  needs: 'administration=write',
  act: async (client, { round }) => (await client.createRepo(`new-${round}`)).fullName,
  aftermath: (simulator, { round }) => {
    const made = simulator.repositories().filter(({ name }) => name === `new-${round}`);
    return { returns: `acme/new-${round}`, did: times(made.length) };
  },
  expected: expectedOfWrites({ of: 1, at: 1, undone: 3, done: 2, givenUp: 8 }),
} as const satisfies Operation;

export const getRepo = {
  method: 'getRepo',
  struck: 'GET repo',
  strikes: { operation: 'repos/get' },
  act: async (client) => (await client.getRepo('shop')).fullName,
  aftermath: () => ({ returns: 'acme/shop' }),
  expected: withMetadata(expectedOfReads({ of: 1, at: 1 })),
} as const satisfies Operation;

const deleteRepo = {
  method: 'deleteRepo',
  act: async (client, { round }) => client.deleteRepo(`old-${round}`),
  aftermath: (simulator, { round }) => {
    const isThere = simulator.repositories().some(({ name }) => name === `old-${round}`);
    return { did: times(isThere ? 0 : 1) };
  },
} as const satisfies Partial<Operation>;

export const repositories: readonly Operation[] = [
  createRepo,
  getRepo,
  {
    method: 'listRepos',
    struck: 'GET repos',
    strikes: { operation: 'repos/list-for-org' },
    act: async (client) => (await client.listRepos()).map(({ name }) => name),
    aftermath: (simulator) => ({ returns: simulator.repositories().map(({ name }) => name) }),
    expected: withMetadata(expectedOfReads({ of: 1, at: 1 })),
  },
  {
    ...deleteRepo,
    struck: 'GET repo',
    strikes: { operation: 'repos/get' },
    expected: withMetadata(expectedOfReads({ of: 2, at: 1 })),
  },
  {
    ...deleteRepo,
    struck: 'DELETE repo',
    strikes: { operation: 'repos/delete' },
    needs: 'administration=write',
    expected: {
      ...expectedOfWrites({ of: 2, at: 2, undone: 4, done: 3, givenUp: 9 }),
      // It may have been deleted meanwhile, which is looked up.
      notFound: fails('NotFoundError', 3),
      notFoundAlways: fails('NotFoundError', 3),
    },
  },
  {
    method: 'waitUntilReady',
    struck: 'GET commits',
    strikes: { operation: 'repos/list-commits' },
    needs: 'contents=read',
    // A pause and a second look, no more.
    act: async (client) => client.waitUntilReady('shop', { timeoutMs: 150 }),
    aftermath: () => ({}),
    expected: {
      ...expectedOfReads({ of: 1, at: 1 }),
      // It goes on whatever GitHub answers, and meets its own limit with the next look.
      serviceUnavailableAfter: fails('RateLimitExceededError (pause, 30 s)', 1),
      notFound: value(2),
      notFoundAlways: fails('RequestTimeoutError', 2),
      // So answers an empty repository, which is ready.
      conflict: value(1),
      conflictAlways: value(1),
      badGatewayAlways: fails('RequestTimeoutError', 8),
      timeoutAlways: fails('RequestTimeoutError', 8),
    },
  },
];
