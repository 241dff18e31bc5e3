import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { FileStateDirectory } from '../storage/file-state-directory.js';
import { temporaryDirectory } from '../testing/git.js';
import { seal } from '../testing/seal.js';
import { startSimulator } from '../testing/start-simulator.js';
import { Secrets } from './secrets.js';

async function setup(name = 'production') {
  const directory = temporaryDirectory();
  const started = await startSimulator({ clock: () => Date.UTC(2026, 0, 31), directory });
  const { github } = started;
  const { body: repository } = await github.post('/orgs/acme/repos', { name: 'demo', private: true });
  const environment = `/repos/acme/demo/environments/${encodeURIComponent(name)}`;
  const { body: created } = await github.put(environment, {});
  const secrets = `${environment}/secrets`;
  const { body: key } = await github.get(`${secrets}/public-key`);
  const put = async (secret: string, value: string) =>
    github.put(`${secrets}/${secret}`, { encrypted_value: await seal(key.key, value), key_id: key.key_id });
  const held = () => {
    const path = join(directory, 'repositories', `${repository.id}`, 'environments', `${created.id}`, 'secrets');
    return new Secrets(new FileStateDirectory(path), 100);
  };
  return { ...started, directory, environment, secrets, key, put, held };
}

it('opens what was sealed for the environment', async () => {
  const { put, held, github, secrets } = await setup('review/feature 1');
  expect((await put('token', 'one')).status).toBe(201);
  expect((await put('TOKEN', 'two')).status).toBe(204);
  expect(held().open('token')).toBe('two');
  const secret = { name: 'TOKEN', created_at: '2026-01-31T00:00:00Z', updated_at: '2026-01-31T00:00:00Z' };
  expect((await github.get(`${secrets}/Token`)).body).toEqual(secret);
  expect((await github.get(secrets)).body).toEqual({ total_count: 1, secrets: [secret] });
});

it('keeps its secrets apart from those of the repository', async () => {
  const { put, key, github, simulator, secrets } = await setup();
  await put('TOKEN', 'one');
  expect(simulator.secretNames('acme', 'demo')).toEqual([]);
  const { body: other } = await github.get('/repos/acme/demo/actions/secrets/public-key');
  expect(other.key_id).not.toBe(key.key_id);
  const sealed = { encrypted_value: await seal(other.key, 'one'), key_id: other.key_id };
  expect((await github.put(`${secrets}/TOKEN`, sealed)).status).toBe(422);
});

it('deletes a secret', async () => {
  const { put, github, secrets } = await setup();
  await put('TOKEN', 'one');
  expect((await github.delete(`${secrets}/TOKEN`)).status).toBe(204);
  expect((await github.delete(`${secrets}/TOKEN`)).status).toBe(404);
});

it('does not know an environment that nobody made', async () => {
  const { github } = await setup();
  const secrets = '/repos/acme/demo/environments/nope/secrets';
  for (const path of [secrets, `${secrets}/public-key`, `${secrets}/TOKEN`]) {
    expect((await github.get(path)).status).toBe(404);
  }
  expect((await github.put(`${secrets}/TOKEN`, { encrypted_value: 'YQ==', key_id: '1' })).status).toBe(404);
});

it('loses the secrets with the environment, even when one of the same name comes after', async () => {
  const { put, github, environment, secrets, key } = await setup();
  await put('TOKEN', 'one');
  await github.delete(environment);
  expect((await github.get(secrets)).status).toBe(404);
  await github.put(environment, {});
  expect((await github.get(secrets)).body).toEqual({ total_count: 0, secrets: [] });
  expect((await github.get(`${secrets}/public-key`)).body).not.toEqual(key);
});

it('has them after a restart', async () => {
  const { put, simulator, directory, secrets, key } = await setup('a/b');
  await put('TOKEN', 'one');
  await simulator.close();
  const { github } = await startSimulator({ directory });
  expect((await github.get(secrets)).body.secrets).toMatchObject([{ name: 'TOKEN' }]);
  expect((await github.get(`${secrets}/public-key`)).body).toEqual(key);
});
