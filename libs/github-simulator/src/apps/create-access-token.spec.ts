import { expect, it } from '@jest/globals';
import type { GitHubSimulatorOptions } from '../simulator-options.js';
import { publicKey } from '../testing/app-key.js';
import { startSimulator } from '../testing/start-simulator.js';

async function setup(options: Partial<GitHubSimulatorOptions> = {}) {
  const started = await startSimulator({ clock: () => Date.UTC(2026, 0, 31, 12, 0, 0, 500), ...options });
  await started.github.post('/orgs/acme/repos', { name: 'one', private: true });
  await started.github.post('/orgs/acme/repos', { name: 'two', private: true });
  const { body: installation } = await started.app.get('/orgs/acme/installation');
  const ask = (body?: unknown) => started.app.post(`/app/installations/${installation.id}/access_tokens`, body);
  return { ...started, ask };
}

it('issues a token for everything that the App was granted, for an hour', async () => {
  const { ask } = await setup({ app: { id: 4711, publicKey, permissions: { contents: 'write' } } });
  const { status, body } = await ask();
  expect(status).toBe(201);
  expect(body).toEqual({
    token: expect.stringMatching(/^ghs_[A-Za-z0-9]{36}$/),
    expires_at: '2026-01-31T13:00:00Z',
    permissions: { contents: 'write', metadata: 'read' },
    repository_selection: 'all',
  });
});

it('issues a token without the way over REST', async () => {
  const { anonymous, simulator } = await setup();
  const github = anonymous.as(simulator.installationToken('ACME'));
  expect((await github.get('/installation/repositories')).body.total_count).toBe(2);
  expect(() => simulator.installationToken('nobody')).toThrow('the App is not installed on nobody');
});

it('narrows a token to repositories, by name and by id', async () => {
  const { ask, anonymous, simulator } = await setup();
  const [, two] = simulator.repositories();
  for (const body of [{ repositories: ['TWO'] }, { repository_ids: [two?.id] }]) {
    const { body: minted } = await ask(body);
    expect(minted.repository_selection).toBe('selected');
    expect(minted.repositories.map(({ name }: { name: string }) => name)).toEqual(['two']);
    const { body: reachable } = await anonymous.as(minted.token).get('/installation/repositories');
    expect(reachable).toMatchObject({ total_count: 1, repositories: [{ full_name: 'acme/two' }] });
  }
});

it('narrows a token to permissions', async () => {
  const { ask } = await setup();
  const { body } = await ask({ permissions: { contents: 'read' } });
  expect(body.permissions).toEqual({ contents: 'read', metadata: 'read' });
});

it.each([
  ['a permission that it lacks', { permissions: { packages: 'read' } }],
  ['a higher level', { permissions: { contents: 'admin' } }],
  ['a level that does not exist', { permissions: { contents: 'all' } }],
  ['a permission called like something of JavaScript', '{"permissions":{"__proto__":"read"}}'],
])('refuses %s', async (_what, wish) => {
  const { ask } = await setup();
  const { status, body } = await ask(wish);
  expect(status).toBe(422);
  expect(body.message).toBe('The permissions requested are not granted to this installation.');
});

it('refuses a repository that the installation does not have', async () => {
  const { ask } = await setup();
  const { status, body } = await ask({ repositories: ['one', 'three'] });
  expect(status).toBe(422);
  expect(body.message).toBe(
    'There is at least one repository that does not exist or is not accessible to the parent installation.',
  );
});

it('refuses more than 500 repositories', async () => {
  const { ask } = await setup();
  expect((await ask({ repository_ids: Array.from({ length: 501 }, (_, id) => id) })).status).toBe(422);
});

it('does not know the installation of an organisation without the App', async () => {
  const { app } = await setup({ organizations: ['acme', { login: 'bare', installed: false }] });
  expect((await app.get('/orgs/bare/installation')).status).toBe(404);
  expect((await app.get('/orgs/nobody/installation')).status).toBe(404);
  expect((await app.post('/app/installations/1/access_tokens')).status).toBe(404);
});

it('refuses a suspended installation', async () => {
  const { app } = await setup({ organizations: ['acme', { login: 'paused', suspended: true }] });
  const { body: installation } = await app.get('/orgs/paused/installation');
  expect(installation.suspended_at).toBe('2026-01-31T12:00:00Z');
  const { status, body } = await app.post(`/app/installations/${installation.id}/access_tokens`);
  expect([status, body.message]).toEqual([403, 'This installation has been suspended']);
});

it('finds the installation of a repository and lists all', async () => {
  const { app } = await setup();
  const { body } = await app.get('/repos/acme/one/installation');
  expect(body).toMatchObject({ app_id: 4711, account: { login: 'acme' }, repository_selection: 'all' });
  expect((await app.get('/app/installations')).body).toEqual([body]);
});

it('takes names and ids together, each repository once', async () => {
  const { ask, simulator } = await setup();
  const [one, two] = simulator.repositories();
  const { body } = await ask({ repositories: ['one', 'ONE'], repository_ids: [one?.id, two?.id] });
  expect(body.repositories.map(({ name }: { name: string }) => name)).toEqual(['one', 'two']);
});

it.each([[{ repositories: [] }], [{ repository_ids: [] }], [{ repositories: [], repository_ids: [] }]])(
  'narrows nothing for %j, but lists what the token reaches',
  async (wish) => {
    const { ask, anonymous } = await setup();
    const { status, body } = await ask(wish);
    expect([status, body.repository_selection]).toEqual([201, 'all']);
    expect(body.repositories).toHaveLength(2);
    expect((await anonymous.as(body.token).get('/repos/acme/one')).status).toBe(200);
  },
);

it.each([
  ['a permission that there is not', { permissions: { 'pull-requests': 'write' } }],
  ['one right among wrong ones', { permissions: { contents: 'read', repos: 'write' } }],
  ['more of what everybody has', { permissions: { metadata: 'write' } }],
  ['a level that is no text', { permissions: { contents: 1 } }],
])('refuses %s, too', async (_what, wish) => {
  const { ask } = await setup();
  const { status, body } = await ask(wish);
  expect([status, body.message]).toEqual([422, 'The permissions requested are not granted to this installation.']);
});

it.each([
  [{ repositories: 'one' }, `For 'properties/repositories', "one" is not an array of strings.`],
  [{ repository_ids: ['1'] }, `For 'properties/repository_ids', ["1"] is not an array of integers.`],
  [{ permissions: 'all' }, `For 'properties/permissions', "all" is not an object.`],
])('refuses the body %j', async (wish, reason) => {
  const { ask } = await setup();
  const { status, body } = await ask(wish);
  expect([status, body.message]).toEqual([422, `Invalid request.\n\n${reason}`]);
});

it('refuses the whole name of a repository', async () => {
  const { ask } = await setup();
  expect((await ask({ repositories: ['acme/one'] })).body.message).toBe(
    'There is at least one repository that does not exist or is not accessible to the parent installation.',
  );
});
