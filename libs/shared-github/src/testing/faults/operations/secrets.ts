import { fails } from '../expectation.js';
import { expectedOfReads } from '../expected-of-reads.js';
import { expectedOfRepeatableWrites } from '../expected-of-writes.js';
import type { Operation } from '../operation.js';
import { SECRET } from '../seed.js';
import { times } from './times.js';

const key = {
  struck: 'GET public-key',
  strikes: { operation: 'actions/get-repo-public-key' },
  needs: 'secrets=read',
} as const;
const put = {
  struck: 'PUT secret',
  strikes: { operation: 'actions/create-or-update-repo-secret', path: '/TOKEN_1' },
  needs: 'secrets=write',
} as const;

const setSecret = {
  method: 'setSecret',
  act: async (client, { round }) => client.setSecret('shop', `TOKEN_${round}`, SECRET),
  aftermath: (simulator, { round }) => ({
    did: times(simulator.secret('acme', 'shop', `TOKEN_${round}`) === SECRET ? 1 : 0),
  }),
} as const satisfies Partial<Operation>;

/** The other one is set whatever becomes of the first. */
const OTHER_ONLY = 'the other secret';

const setSecrets = {
  method: 'setSecrets, of two',
  act: async (client, { round }) => {
    const outcomes = await client.setSecrets('shop', { [`TOKEN_${round}`]: SECRET, [`OTHER_${round}`]: SECRET });
    for (const outcome of outcomes) if (outcome.status === 'failed') throw outcome.error;
  },
  aftermath: (simulator, { round }) => {
    const [first, other] = ['TOKEN', 'OTHER'].map(
      (name) => simulator.secret('acme', 'shop', `${name}_${round}`) === SECRET,
    );
    return { did: other && !first ? OTHER_ONLY : times(first && other ? 1 : 0) };
  },
} as const satisfies Partial<Operation>;

const expectedOfOneOfTwo = Object.fromEntries(
  Object.entries(expectedOfRepeatableWrites({ of: 3, at: 3 })).map(([fault, expected]) => [
    fault,
    expected.outcome === 'value' ? expected : { ...expected, leaves: OTHER_ONLY },
  ]),
) as Operation['expected'];

export const secrets: readonly Operation[] = [
  { ...setSecret, ...key, expected: expectedOfReads({ of: 2, at: 1 }) },
  { ...setSecret, ...put, expected: expectedOfRepeatableWrites({ of: 2, at: 2 }) },
  { ...setSecrets, ...key, expected: expectedOfReads({ of: 3, at: 1 }) },
  {
    ...setSecrets,
    ...put,
    expected: {
      ...expectedOfOneOfTwo,
      // Neither may be set.
      hidden: fails('MissingPermissionError', 3),
      notAccessible: fails('MissingPermissionError', 3),
    },
  },
];
