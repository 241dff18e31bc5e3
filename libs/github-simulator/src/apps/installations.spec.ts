import { expect, it } from '@jest/globals';
import { createGitHubSimulator } from '../create-github-simulator.js';
import { appId, publicKey, signAppToken } from '../testing/app-key.js';
import { temporaryDirectory } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';
import { TestClient } from '../testing/test-client.js';

async function setup(options: Parameters<typeof startSimulator>[0] = {}) {
  const directory = temporaryDirectory();
  const whole = { clock: () => Date.UTC(2026, 0, 31), organizations: ['acme', 'other'], directory, ...options };
  const started = await startSimulator(whole);
  const { body: installation } = await started.app.get('/orgs/acme/installation');
  const path = `/app/installations/${installation.id}`;
  return { ...started, path, options: whole, installation };
}

it('suspends an installation: no token works, none is issued', async () => {
  const { app, github, path } = await setup();
  expect((await app.put(`${path}/suspended`)).status).toBe(204);
  const { body } = await app.get(path);
  expect(body).toMatchObject({ suspended_at: '2026-01-31T00:00:00Z', suspended_by: { login: 'acme' } });
  for (const { status, body: refusal } of [
    await github.get('/installation/repositories'),
    await app.post(`${path}/access_tokens`),
  ]) {
    expect([status, refusal.message]).toEqual([403, 'This installation has been suspended']);
  }
  expect((await app.delete(`${path}/suspended`)).status).toBe(204);
  expect((await github.get('/installation/repositories')).status).toBe(200);
  expect((await app.get(path)).body.suspended_at).toBeNull();
});

it('keeps a suspension over a restart, and its end too', async () => {
  const { app, simulator, path, options } = await setup({
    organizations: ['acme', { login: 'other', suspended: true }],
  });
  const { body: other } = await app.get('/orgs/other/installation');
  await app.delete(`/app/installations/${other.id}/suspended`);
  await app.put(`${path}/suspended`);
  await simulator.close();
  const simulatorAgain = await createGitHubSimulator({ app: { id: appId, publicKey }, ...options });
  const client = new TestClient(simulatorAgain.fetch, 'https://api.github.com');
  const again = client.as(await signAppToken(simulatorAgain.clock.now()));
  expect((await again.get(path)).body.suspended_at).toBe('2026-01-31T00:00:00Z');
  expect((await again.get(`/app/installations/${other.id}`)).body.suspended_at).toBeNull();
  await simulatorAgain.close();
});

it('deletes an installation with its tokens, for good', async () => {
  const { app, github, path, options } = await setup();
  expect((await app.delete(path)).status).toBe(204);
  expect((await github.get('/installation/repositories')).body.message).toBe('Bad credentials');
  expect((await app.get(path)).status).toBe(404);
  expect((await app.get('/orgs/acme/installation')).status).toBe(404);
  expect((await app.delete(path)).status).toBe(404);
  const simulator = await createGitHubSimulator({ app: { id: appId, publicKey }, ...options });
  expect(() => simulator.installationToken('acme')).toThrow('the App is not installed on acme');
  expect(simulator.installationToken('other')).toMatch(/^ghs_/);
  await simulator.close();
});

it('lists what was changed since, and what lacks permissions', async () => {
  const { app, path } = await setup();
  const logins = async (query: string) =>
    (await app.get(`/app/installations${query}`)).body.map((one: { account: { login: string } }) => one.account.login);
  expect((await logins('')).sort()).toEqual(['acme', 'other']);
  await app.put(`${path}/suspended`);
  expect(await logins('?since=2026-01-01T00:00:00Z')).toEqual(['acme']);
  expect(await logins('?since=2027-01-01T00:00:00Z')).toEqual([]);
  expect(await logins('?since=nonsense')).toHaveLength(2);
  expect(await logins('?outdated=true')).toEqual([]);
  expect((await app.get('/app/installations?per_page=1')).headers.get('link')).toContain('rel="next"');
});

it('refuses who is not the App', async () => {
  const { github, path } = await setup();
  for (const { status, body } of [await github.delete(path), await github.put(`${path}/suspended`)]) {
    expect([status, body.message]).toEqual([401, 'A JSON web token could not be decoded']);
  }
});

it('is an App even when it is installed nowhere', async () => {
  const simulator = await createGitHubSimulator({
    app: { id: appId, publicKey },
    organizations: [{ login: 'acme', installed: false }],
    validate: 'throw',
  });
  const client = new TestClient(simulator.fetch, 'https://api.github.com');
  const app = client.as(await signAppToken(simulator.clock.now()));
  expect((await app.get('/app')).body).toMatchObject({ installations_count: 0, owner: { login: 'acme' } });
  expect((await app.get('/app/installations')).body).toEqual([]);
  expect((await app.get('/orgs/acme/installation')).status).toBe(404);
  expect(() => simulator.installationToken('acme')).toThrow('not installed on acme');
  await simulator.close();
});
