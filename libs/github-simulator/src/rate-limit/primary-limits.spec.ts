import { expect, it } from '@jest/globals';
import type { Caller } from '../auth/caller.js';
import { SimulatorClock } from '../clock/simulator-clock.js';
import { startSimulator } from '../testing/start-simulator.js';
import { PrimaryLimits } from './primary-limits.js';

const acme = { id: 1, login: 'acme', type: 'Organization' } as const;

function setup({ repositories = 0 } = {}) {
  const clock = new SimulatorClock(() => 0);
  const limits = new PrimaryLimits(clock, () => repositories);
  const installation: Caller = {
    kind: 'installation',
    installation: { id: 9, account: acme, updatedAt: new Date(0) },
    token: { installationId: 9, permissions: {}, expiresAt: new Date() },
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

it.each([
  [{}, 403, null],
  [{ status: 429 }, 429, null],
  [{ retryAfter: true }, 403, '3600'],
  [{ status: 429, retryAfter: true }, 429, '3600'],
] as const)('refuses in the form %j, and says when the hour is over', async (refusal, status, retryAfter) => {
  const { github, simulator } = await startSimulator({ clock: () => 0, limits: { primary: 2, refusal } });
  await github.get('/orgs/acme');
  await github.get('/orgs/acme');
  const reply = await github.get('/orgs/acme');
  expect([reply.status, reply.headers.get('retry-after')]).toEqual([status, retryAfter]);
  expect(reply.body).toEqual({
    message: expect.stringMatching(/^API rate limit exceeded for installation ID \d+\.$/),
    documentation_url: 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api',
    status: String(status),
  });
  expect(reply.headers.get('x-ratelimit-reset')).toBe('3600');
  simulator.clock.advance('1h');
  expect((await github.get('/rate_limit')).status).toBe(401);
});

it('allows as many requests as it is told, to the App as well', async () => {
  const { app } = await startSimulator({ limits: { primary: 3 } });
  expect((await app.get('/app')).headers.get('x-ratelimit-remaining')).toBe('0');
  expect((await app.get('/app')).status).toBe(403);
});

it('refuses nobody when it is switched off, and says so to nobody', async () => {
  const { anonymous } = await startSimulator({ limits: { primary: false } });
  for (let request = 0; request < 70; request += 1) await anonymous.get('/orgs/acme');
  const { status, headers } = await anonymous.get('/orgs/acme');
  expect([status, headers.get('x-ratelimit-remaining')]).toEqual([200, '1']);
});

it('tells who is not authenticated how to get more', async () => {
  const { anonymous } = await startSimulator();
  for (let request = 0; request < 60; request += 1) await anonymous.get('/orgs/acme');
  expect((await anonymous.get('/orgs/acme')).body.message).toMatch(/^API rate limit exceeded for 127\.0\.0\.1\. \(But/);
});

it('gives nothing back for a look at the limit that did not change', async () => {
  const { github } = await startSimulator();
  await github.get('/orgs/acme');
  const first = await github.get('/rate_limit');
  const again = await github.get('/rate_limit', { 'if-none-match': first.headers.get('etag') ?? '' });
  expect([again.status, again.headers.get('x-ratelimit-used')]).toEqual([304, '1']);
});

it('gives nothing back to who is not authenticated', async () => {
  const { anonymous } = await startSimulator();
  const { headers } = await anonymous.get('/orgs/acme');
  const again = await anonymous.get('/orgs/acme', { 'if-none-match': headers.get('etag') ?? '' });
  expect([again.status, again.headers.get('x-ratelimit-used')]).toEqual([304, '2']);
});
