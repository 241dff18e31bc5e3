import { expect, it } from '@jest/globals';
import { seal } from '../testing/seal.js';
import { startSimulator } from '../testing/start-simulator.js';

async function setup() {
  const started = await startSimulator({ clock: () => Date.UTC(2026, 0, 31) });
  const { github } = started;
  await github.post('/orgs/acme/repos', { name: 'demo', private: true });
  const secrets = '/repos/acme/demo/actions/secrets';
  const { body: key } = await github.get(`${secrets}/public-key`);
  const put = async (name: string, value: string, overrides: object = {}) =>
    github.put(`${secrets}/${name}`, { encrypted_value: await seal(key.key, value), key_id: key.key_id, ...overrides });
  return { ...started, secrets, key, put };
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

it('refuses a value that is not base64', async () => {
  const { put } = await setup();
  expect((await put('TOKEN', 'one', { encrypted_value: 'a-b' })).body.message).toContain('a-b does not match /^(?:');
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
  expect((await put('LARGER', 'x'.repeat(48 * 1024 + 1))).status).toBe(422);
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
