import type { Expectation, Expectations } from '../expectation.js';
import { fails, value } from '../expectation.js';
import { expectedOfReads } from '../expected-of-reads.js';
import { expectedOfRepeatableWrites } from '../expected-of-writes.js';
import type { Operation } from '../operation.js';
import { createRepo, getRepo } from './repositories.js';

const mint = { struck: 'POST access_tokens', strikes: { operation: 'apps/create-installation-access-token' } } as const;
const lookUp = { struck: 'GET installation', strikes: { operation: 'apps/get-org-installation' } } as const;

const isToken = (token: string) => /^ghs_[\w.-]{20,}$/.test(token);

const getOrgToken = {
  method: 'getOrgToken',
  isCold: true,
  act: async (client) => isToken(await client.getOrgToken()),
  aftermath: () => ({ returns: true }),
} as const satisfies Partial<Operation>;

/** The App itself is refused, by its key and not by a token: that does not pass. A wrong clock is learnt at once. */
const refusals = (at: number, of: number) => ({
  unauthorizedFresh: fails('AuthenticationError', at),
  forbiddenFresh: fails('MissingPermissionError', at),
  unauthorizedLate: fails('AuthenticationError', at),
  unauthorizedAlways: fails('AuthenticationError', at),
  clockAhead: value(of + 1),
  clockBehind: value(of + 1),
});

/** The installation is looked up first. */
function whenLookUpIsStruck(): Expectations {
  const notInstalled = fails('AppNotInstalledError', 1);
  const expectations = {
    ...expectedOfReads({ of: 2, at: 1 }),
    ...refusals(1, 2),
    notFound: notInstalled,
    notFoundAlways: notInstalled,
    hidden: notInstalled,
  };
  return withMints(expectations, ({ outcome }) => (outcome === 'value' ? 1 : 0));
}

/**
 * Then the token is minted, and `after` requests follow with it. One more than needed does no harm. For a 404 the
 * installation is looked up once more: it may be another one by now.
 */
function whenMintIsStruck(after = 0): Expectations {
  const of = 2 + after;
  const expectations = withMints(
    { ...expectedOfRepeatableWrites({ of, at: 2 }), ...refusals(2, of) },
    ({ outcome, requests }) => requests - 1 - (outcome === 'value' ? after : 0),
  );
  const gone = fails('NotFoundError', 4, { mints: 2 });
  return {
    ...expectations,
    notFound: value(of + 2, { mints: 2 }),
    notFoundAlways: gone,
    hidden: gone,
    clockAhead: value(of + 1, { mints: 1 }),
    clockBehind: value(of + 1, { mints: 1 }),
  };
}

function withMints(expectations: Expectations, mintsOf: (of: Expectation) => number): Expectations {
  const all = Object.entries(expectations).map(([id, one]) => [id, { ...one, mints: mintsOf(one) }] as const);
  return Object.fromEntries(all) as Expectations;
}

export const tokens: readonly Operation[] = [
  { ...getOrgToken, ...lookUp, expected: whenLookUpIsStruck() },
  { ...getOrgToken, ...mint, expected: whenMintIsStruck() },
  {
    ...mint,
    method: 'getRepoToken',
    isCold: true,
    act: async (client) => isToken(await client.getRepoToken('shop')),
    aftermath: () => ({ returns: true }),
    expected: whenMintIsStruck(),
  },
  { ...getRepo, ...mint, isCold: true, expected: whenMintIsStruck(1) },
  {
    ...createRepo,
    ...mint,
    isCold: true,
    expected: {
      ...whenMintIsStruck(1),
      // It looks whether there is a repository, and does not get a token for that either.
      badGatewayAlways: fails('GitHubUnavailableError', 9, { mints: 8 }),
      timeoutAlways: fails('RequestTimeoutError', 9, { mints: 8 }),
    },
  },
];
