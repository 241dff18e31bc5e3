import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { FileStateDirectory } from '../storage/file-state-directory.js';
import { temporaryDirectory } from '../testing/git.js';
import { seal } from '../testing/seal.js';
import { startSimulator } from '../testing/start-simulator.js';
import { Secrets } from './secrets.js';

async function setup() {
  const directory = temporaryDirectory();
  const started = await startSimulator({ clock: () => Date.UTC(2026, 0, 31), directory });
  const { github } = started;
  const { body: repository } = await github.post('/orgs/acme/repos', { name: 'demo', private: true });
  const held = new Secrets(new FileStateDirectory(join(directory, 'repositories', `${repository.id}`, 'secrets')), 100);
  const secrets = '/repos/acme/demo/actions/secrets';
  const { body: key } = await github.get(`${secrets}/public-key`);
  const put = async (name: string, value: string, overrides: object = {}) =>
    github.put(`${secrets}/${name}`, { encrypted_value: await seal(key.key, value), key_id: key.key_id, ...overrides });
  return { ...started, secrets, key, put, held };
}

it('opens what was sealed for it', async () => {
  const { put, simulator } = await setup();
  const { status, body } = await put('api_token', 'pässword\n');
  expect([status, body]).toEqual([201, {}]);
  expect(simulator.secret('acme', 'demo', 'API_TOKEN')).toBe('pässword\n');
  expect(simulator.secretNames('acme', 'demo')).toEqual(['API_TOKEN']);
});

it('replaces a secret, whatever the case of its name', async () => {
  const { put, simulator } = await setup();
  await put('TOKEN', 'one');
  expect((await put('token', 'two')).status).toBe(204);
  expect(simulator.secret('acme', 'demo', 'TOKEN')).toBe('two');
});

it('shows names and times, never values', async () => {
  const { put, github, secrets } = await setup();
  await put('TOKEN', 'one');
  const secret = { name: 'TOKEN', created_at: '2026-01-31T00:00:00Z', updated_at: '2026-01-31T00:00:00Z' };
  expect((await github.get(secrets)).body).toEqual({ total_count: 1, secrets: [secret] });
  expect((await github.get(`${secrets}/TOKEN`)).body).toEqual(secret);
});

it('keeps its public key', async () => {
  const { github, secrets, key } = await setup();
  expect((await github.get(`${secrets}/public-key`)).body).toEqual(key);
  expect(Buffer.from(key.key, 'base64')).toHaveLength(32);
});

it.each([
  ['another key id', { key_id: '1' }],
  ['a value that is not sealed', { encrypted_value: Buffer.from('plain').toString('base64') }],
])('refuses %s', async (_what, overrides) => {
  const { put, simulator } = await setup();
  const { status, body } = await put('TOKEN', 'one', overrides);
  expect(status).toBe(422);
  expect(body.message).toBe('Bad request - validation failed due to an improperly encrypted secret');
  expect(simulator.secret('acme', 'demo', 'TOKEN')).toBeUndefined();
});

it('refuses a value sealed for another repository', async () => {
  const { put, github } = await setup();
  await github.post('/orgs/acme/repos', { name: 'other' });
  const { body: other } = await github.get('/repos/acme/other/actions/secrets/public-key');
  expect((await put('TOKEN', 'one', { encrypted_value: await seal(other.key, 'one') })).status).toBe(422);
});

it.each(['hunter-2', '', 'YQ', 'YQ=', 'Y Q='])('refuses the value %j without repeating it', async (value) => {
  const { put } = await setup();
  const { status, body } = await put('TOKEN', 'one', { encrypted_value: value });
  expect([status, body.message]).toEqual([
    422,
    "Invalid request.\n\nFor 'properties/encrypted_value', the value does not match " +
      '/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/.',
  ]);
});

it.each(['A', '-'])('refuses 20 MB of %j as too much', async (character) => {
  const { put } = await setup();
  const { status, body } = await put('TOKEN', 'one', { encrypted_value: character.repeat(20 * 1024 * 1024) });
  expect([status, body.message]).toEqual([422, 'Value is too large.']);
});

it.each(['1ST', 'WITH-DASH', 'with%20space', 'GITHUB_TOKEN', 'github_token', '..%2F..%2Fescape'])(
  'refuses the name %s',
  async (name) => {
    const { put } = await setup();
    expect((await put(name, 'one')).status).toBe(422);
  },
);

it('takes 48 KB and no more', async () => {
  const { put } = await setup();
  expect((await put('LARGE', 'x'.repeat(48 * 1024))).status).toBe(201);
  const { status, body } = await put('LARGER', 'x'.repeat(48 * 1024 + 1));
  expect([status, body.message]).toEqual([422, 'Value is too large.']);
});

it('wants both fields', async () => {
  const { github, secrets } = await setup();
  expect((await github.put(`${secrets}/TOKEN`, {})).body.message).toBe(
    'Invalid request.\n\n"encrypted_value", "key_id" weren\'t supplied.',
  );
});

it('deletes a secret', async () => {
  const { put, github, secrets, simulator } = await setup();
  await put('TOKEN', 'one');
  expect((await github.delete(`${secrets}/TOKEN`)).status).toBe(204);
  expect((await github.delete(`${secrets}/TOKEN`)).status).toBe(404);
  expect(simulator.secretNames('acme', 'demo')).toEqual([]);
});

it('does not know a secret that nobody set, nor one whose name could not be', async () => {
  const { github, secrets } = await setup();
  for (const name of ['TOKEN', '1ST', '..%2F..%2Frepository']) {
    expect((await github.get(`${secrets}/${name}`)).status).toBe(404);
    expect((await github.delete(`${secrets}/${name}`)).status).toBe(404);
  }
});

it('holds 100 secrets, and replaces one of them even then', async () => {
  const { put, held, github, secrets } = await setup();
  for (let number = 1; number <= 100; number += 1) held.put(`SECRET_${number}`, 'sealed', 0);
  expect((await put('ONE_MORE', 'x')).body.message).toBe(
    'Failed to add secret. The limit of 100 secrets has been reached.',
  );
  expect((await put('secret_7', 'x')).status).toBe(204);
  const { body, headers } = await github.get(`${secrets}?per_page=40&page=2`);
  expect([body.total_count, body.secrets.length]).toEqual([100, 40]);
  expect(headers.get('link')).toContain('page=3>; rel="next"');
});

it('refuses what was sealed for a key that has been rotated, and takes the new one', async () => {
  const { put, held, github, secrets, key, simulator } = await setup();
  await put('OLD', 'kept');
  held.rotateKeyPair();
  const { status, body } = await put('TOKEN', 'one');
  expect([status, body.message]).toEqual([
    422,
    'Bad request - validation failed due to an improperly encrypted secret',
  ]);
  const { body: fresh } = await github.get(`${secrets}/public-key`);
  expect(fresh).not.toEqual(key);
  const sealed = { encrypted_value: await seal(fresh.key, 'two'), key_id: fresh.key_id };
  expect((await put('TOKEN', '', sealed)).status).toBe(201);
  expect(simulator.secret('acme', 'demo', 'TOKEN')).toBe('two');
  expect(simulator.secret('acme', 'demo', 'OLD')).toBe('kept');
});
