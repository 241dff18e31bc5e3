import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { FileStateDirectory } from '../storage/file-state-directory.js';
import { temporaryDirectory } from '../testing/git.js';
import { seal } from '../testing/seal.js';
import { startSimulator } from '../testing/start-simulator.js';
import type { Json } from '../testing/test-client.js';
import { Secrets } from './secrets.js';

async function setup() {
  const directory = temporaryDirectory();
  const started = await startSimulator({
    clock: () => Date.UTC(2026, 0, 31),
    organizations: ['Acme', 'other'],
    directory,
  });
  const { github } = started;
  const create = async (name: string, isPrivate = true): Promise<number> =>
    (await github.post('/orgs/acme/repos', { name, private: isPrivate })).body.id;
  const ids = { closed: await create('closed'), open: await create('open', false) };
  const secrets = '/orgs/acme/actions/secrets';
  const { body: key } = await github.get(`${secrets}/public-key`);
  const put = async (name: string, fields: object) =>
    github.put(`${secrets}/${name}`, {
      encrypted_value: await seal(key.key, 'one'),
      key_id: key.key_id,
      visibility: 'all',
      ...fields,
    });
  const visibleTo = async (repository: string): Promise<string[]> =>
    (await github.get(`/repos/acme/${repository}/actions/organization-secrets`)).body.secrets.map(nameOf);
  const selected = async (name: string): Promise<string[]> =>
    (await github.get(`${secrets}/${name}/repositories`)).body.repositories.map(nameOf);
  return { ...started, directory, ids, secrets, key, put, visibleTo, selected };
}

const nameOf = ({ name }: Json): string => name;

it('opens what was sealed for the organisation', async () => {
  const { put, directory, github, secrets } = await setup();
  const { status, body } = await put('api_token', {});
  expect([status, body]).toEqual([201, {}]);
  const held = new Secrets(new FileStateDirectory(join(directory, 'organizations', 'acme', 'secrets')), 1000);
  expect(held.open('API_TOKEN')).toBe('one');
  const secret = {
    name: 'API_TOKEN',
    created_at: '2026-01-31T00:00:00Z',
    updated_at: '2026-01-31T00:00:00Z',
    visibility: 'all',
  };
  expect((await github.get(`${secrets}/api_token`)).body).toEqual(secret);
  expect((await github.get(secrets)).body).toEqual({ total_count: 1, secrets: [secret] });
});

it('says where the selected repositories are', async () => {
  const { put, github, secrets } = await setup();
  await put('TOKEN', { visibility: 'selected' });
  expect((await github.get(`${secrets}/TOKEN`)).body).toMatchObject({
    visibility: 'selected',
    selected_repositories_url: 'https://api.github.com/orgs/Acme/actions/secrets/TOKEN/repositories',
  });
});

it('shows a repository the secrets that it may use', async () => {
  const { put, ids, visibleTo } = await setup();
  await put('FOR_ALL', {});
  await put('FOR_PRIVATE', { visibility: 'private' });
  await put('FOR_OPEN', { visibility: 'selected', selected_repository_ids: [ids.open] });
  await put('FOR_NONE', { visibility: 'selected' });
  expect(await visibleTo('closed')).toEqual(['FOR_ALL', 'FOR_PRIVATE']);
  expect(await visibleTo('open')).toEqual(['FOR_ALL', 'FOR_OPEN']);
});

it('sets, adds and removes selected repositories', async () => {
  const { put, ids, github, secrets, selected } = await setup();
  const repositories = `${secrets}/TOKEN/repositories`;
  await put('TOKEN', { visibility: 'selected' });
  expect((await github.get(repositories)).body).toEqual({ total_count: 0, repositories: [] });
  expect((await github.put(repositories, { selected_repository_ids: [ids.open] })).status).toBe(204);
  expect((await github.put(`${repositories}/${ids.closed}`)).status).toBe(204);
  expect((await github.put(`${repositories}/${ids.closed}`)).status).toBe(204);
  expect(await selected('TOKEN')).toEqual(['open', 'closed']);
  expect((await github.delete(`${repositories}/${ids.open}`)).status).toBe(204);
  expect((await github.delete(`${repositories}/${ids.open}`)).status).toBe(204);
  expect(await selected('TOKEN')).toEqual(['closed']);
  await github.delete('/repos/acme/closed');
  expect(await selected('TOKEN')).toEqual([]);
});

it('has nothing to select for a secret that others may use, too', async () => {
  const { put, ids, github, secrets } = await setup();
  const repositories = `${secrets}/TOKEN/repositories`;
  await put('TOKEN', {});
  const answers = [
    await github.put(repositories, { selected_repository_ids: [ids.open] }),
    await github.put(`${repositories}/${ids.open}`),
    await github.delete(`${repositories}/${ids.open}`),
  ];
  for (const { status, body } of answers) expect([status, body.message]).toEqual([409, 'Conflict']);
  expect((await github.get(repositories)).body).toEqual({ total_count: 0, repositories: [] });
});

it('keeps the selection when a new value does not name one, and drops it with another visibility', async () => {
  const { put, ids, selected } = await setup();
  await put('TOKEN', { visibility: 'selected', selected_repository_ids: [ids.open, ids.open] });
  expect((await put('TOKEN', { visibility: 'selected' })).status).toBe(204);
  expect(await selected('TOKEN')).toEqual(['open']);
  await put('TOKEN', { visibility: 'selected', selected_repository_ids: [] });
  expect(await selected('TOKEN')).toEqual([]);
  await put('TOKEN', { visibility: 'selected', selected_repository_ids: [ids.open] });
  await put('TOKEN', { visibility: 'private' });
  expect(await selected('TOKEN')).toEqual([]);
});

it.each([
  [{ visibility: 'some' }, '\'properties/visibility\', "some" is not a member of ["all", "private", "selected"].'],
  [{ visibility: 'selected', selected_repository_ids: ['1'] }, '\'items\', "1" is not an integer.'],
  [{ visibility: 'selected', selected_repository_ids: 1 }, "'properties/selected_repository_ids', 1 is not an array."],
])('refuses %j', async (fields, reason) => {
  const { put } = await setup();
  const { status, body } = await put('TOKEN', fields);
  expect([status, body.message]).toEqual([422, `Invalid request.\n\nFor ${reason}`]);
});

it('refuses a selection for a secret that is for all', async () => {
  const { put, ids } = await setup();
  expect((await put('TOKEN', { selected_repository_ids: [ids.open] })).status).toBe(422);
  expect((await put('TOKEN', { selected_repository_ids: [] })).status).toBe(201);
});

it('wants all that it needs', async () => {
  const { put, github, secrets } = await setup();
  expect((await github.put(`${secrets}/TOKEN`, {})).body.message).toBe(
    'Invalid request.\n\n"encrypted_value", "key_id", "visibility" weren\'t supplied.',
  );
  await put('TOKEN', { visibility: 'selected' });
  expect((await github.put(`${secrets}/TOKEN/repositories`, {})).body.message).toBe(
    'Invalid request.\n\n"selected_repository_ids" wasn\'t supplied.',
  );
});

it('selects no repository that the token does not reach', async () => {
  const { put, ids, github, anonymous, mint, secrets } = await setup();
  const { body: foreign } = await anonymous.as(await mint({}, 'other')).post('/orgs/other/repos', { name: 'theirs' });
  await put('TOKEN', { visibility: 'selected' });
  for (const id of [1, foreign.id]) {
    expect((await github.put(`${secrets}/TOKEN/repositories/${id}`)).status).toBe(404);
    expect((await github.put(`${secrets}/TOKEN/repositories`, { selected_repository_ids: [id] })).status).toBe(404);
    expect((await put('TOKEN', { visibility: 'selected', selected_repository_ids: [id] })).status).toBe(404);
  }
  const narrow = anonymous.as(await mint({ repositories: ['open'] }));
  expect((await narrow.put(`${secrets}/TOKEN/repositories/${ids.closed}`)).status).toBe(404);
  expect((await narrow.put(`${secrets}/TOKEN/repositories/${ids.open}`)).status).toBe(204);
});

it('keeps an installation out of another organisation, and from what there is not', async () => {
  const { github } = await setup();
  const { status, body } = await github.get('/orgs/other/actions/secrets');
  expect([status, body.message]).toEqual([403, 'Resource not accessible by integration']);
  expect((await github.get('/orgs/nope/actions/secrets')).status).toBe(404);
  expect((await github.get('/orgs/acme/actions/secrets/NOPE')).status).toBe(404);
  expect((await github.get('/orgs/acme/actions/secrets/NOPE/repositories')).status).toBe(404);
});

it('deletes a secret', async () => {
  const { put, github, secrets, visibleTo } = await setup();
  await put('TOKEN', {});
  expect((await github.delete(`${secrets}/TOKEN`)).status).toBe(204);
  expect((await github.delete(`${secrets}/TOKEN`)).status).toBe(404);
  expect(await visibleTo('open')).toEqual([]);
});

it('has them after a restart', async () => {
  const { put, ids, simulator, directory, secrets, key } = await setup();
  await put('TOKEN', { visibility: 'selected', selected_repository_ids: [ids.closed] });
  await simulator.close();
  const { github } = await startSimulator({ directory, organizations: ['Acme'] });
  expect((await github.get(`${secrets}/public-key`)).body).toEqual(key);
  expect((await github.get(`${secrets}/TOKEN/repositories`)).body.repositories).toMatchObject([{ id: ids.closed }]);
});
