import { expect, it } from '@jest/globals';
import type { Caller } from '../auth/caller.js';
import { SimulatorClock } from '../clock/simulator-clock.js';
import { startSimulator } from '../testing/start-simulator.js';
import { PrimaryLimits } from './primary-limits.js';

const acme = { id: 1, login: 'acme' };

function setup({ repositories = 0 } = {}) {
  const clock = new SimulatorClock(() => 0);
  const limits = new PrimaryLimits(clock, () => repositories);
  const installation: Caller = {
    kind: 'installation',
    installation: { id: 9, account: acme },
    token: { value: 't', installationId: 9, permissions: {}, expiresAt: new Date() },
  };
  return { clock, limits, installation };
}

it('refuses what is above the limit, until the hour is over', () => {
  const { clock, limits, installation } = setup();
  for (let request = 0; request < 5000; request += 1) limits.use(installation);
  expect(() => limits.use(installation)).toThrow('API rate limit exceeded for installation ID 9.');
  clock.advance('59m');
  expect(() => limits.use(installation)).toThrow('API rate limit exceeded');
  clock.advance('1m');
  expect(limits.use(installation)).toMatchObject({ used: 1, limit: 5000 });
});

it.each([
  [20, 5000],
  [30, 5500],
  [1000, 12_500],
])('gives an installation with %i repositories %i requests', (repositories, limit) => {
  const { limits, installation } = setup({ repositories });
  expect(limits.budgetOf(installation).limit).toBe(limit);
});

it('counts installations, the App and everybody else apart', async () => {
  const { anonymous, app, github } = await startSimulator();
  const used = async (client: typeof github, path: string) => (await client.get(path)).headers.get('x-ratelimit-used');
  expect(await used(anonymous, '/orgs/acme')).toBe('1');
  expect(await used(app, '/app')).toBe('3');
  expect(await used(github, '/orgs/acme')).toBe('1');
});

it('tells the budget without using it', async () => {
  const { github } = await startSimulator();
  await github.get('/orgs/acme');
  await github.get('/rate_limit');
  const { body } = await github.get('/rate_limit');
  expect(body.resources.core).toMatchObject({ limit: 5000, used: 1, remaining: 4999 });
  expect(body.rate).toEqual(body.resources.core);
});

it('counts bad credentials as nobody, and refuses them when that is used up', async () => {
  const { anonymous, github } = await startSimulator();
  const stranger = anonymous.as('ghs_unknown');
  for (let request = 0; request < 60; request += 1) await stranger.get('/orgs/acme');
  const { status, headers } = await stranger.get('/orgs/acme');
  expect([status, headers.get('x-ratelimit-remaining')]).toEqual([403, '0']);
  expect((await github.get('/orgs/acme')).status).toBe(200);
});
