import { expect, it } from '@jest/globals';
import { temporaryDirectory } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';
import type { Json } from '../testing/test-client.js';

async function setup() {
  const directory = temporaryDirectory();
  const started = await startSimulator({ organizations: ['acme', 'other'], directory });
  const { github } = started;
  const create = async (name: string, isPrivate: boolean): Promise<number> =>
    (await github.post('/orgs/acme/repos', { name, private: isPrivate })).body.id;
  const ids = { closed: await create('closed', true), open: await create('open', false) };
  const variables = '/orgs/acme/actions/variables';
  const add = (name: string, fields: object = {}) =>
    github.post(variables, { name, value: 'one', visibility: 'all', ...fields });
  const update = (name: string, body: object) => github.send('PATCH', `${variables}/${name}`, { body });
  const visibleTo = async (repository: string): Promise<string[]> =>
    (await github.get(`/repos/acme/${repository}/actions/organization-variables`)).body.variables.map(nameOf);
  return { ...started, directory, ids, variables, add, update, visibleTo };
}

const nameOf = ({ name }: Json): string => name;

it('creates a variable, for all, the private or some of its repositories', async () => {
  const { add, ids, visibleTo, github, variables } = await setup();
  expect((await add('for_all')).status).toBe(201);
  await add('FOR_PRIVATE', { visibility: 'private' });
  await add('FOR_OPEN', { visibility: 'selected', selected_repository_ids: [ids.open] });
  expect(await visibleTo('closed')).toEqual(['FOR_ALL', 'FOR_PRIVATE']);
  expect(await visibleTo('open')).toEqual(['FOR_ALL', 'FOR_OPEN']);
  const { body } = await github.get(variables);
  expect(body.variables).toMatchObject([
    { name: 'FOR_ALL', value: 'one', visibility: 'all' },
    {
      name: 'FOR_OPEN',
      visibility: 'selected',
      selected_repositories_url: 'https://api.github.com/orgs/acme/actions/variables/FOR_OPEN/repositories',
    },
    { name: 'FOR_PRIVATE', visibility: 'private' },
  ]);
});

it('changes what the body says and nothing else', async () => {
  const { add, update, ids, github, variables } = await setup();
  await add('REGION', { visibility: 'selected', selected_repository_ids: [ids.open] });
  await update('REGION', { value: 'two' });
  expect((await github.get(`${variables}/REGION/repositories`)).body.repositories).toMatchObject([{ name: 'open' }]);
  await update('REGION', { selected_repository_ids: [ids.closed] });
  expect((await github.get(`${variables}/REGION/repositories`)).body.repositories).toMatchObject([{ name: 'closed' }]);
  await update('REGION', { name: 'ZONE', visibility: 'private' });
  expect((await github.get(`${variables}/ZONE`)).body).toMatchObject({ value: 'two', visibility: 'private' });
});

it('sets, adds and removes selected repositories', async () => {
  const { add, ids, github, variables } = await setup();
  const repositories = `${variables}/REGION/repositories`;
  await add('REGION', { visibility: 'selected' });
  expect((await github.put(repositories, { selected_repository_ids: [ids.open] })).status).toBe(204);
  expect((await github.put(`${repositories}/${ids.closed}`)).status).toBe(204);
  expect((await github.delete(`${repositories}/${ids.open}`)).status).toBe(204);
  expect((await github.get(repositories)).body).toMatchObject({ total_count: 1, repositories: [{ name: 'closed' }] });
});

it('has nothing to select for a variable that others may use, too', async () => {
  const { add, ids, github, variables } = await setup();
  const repositories = `${variables}/REGION/repositories`;
  await add('REGION');
  const answers = [
    await github.get(repositories),
    await github.put(repositories, { selected_repository_ids: [ids.open] }),
    await github.put(`${repositories}/${ids.open}`),
    await github.delete(`${repositories}/${ids.open}`),
  ];
  for (const { status, body } of answers) expect([status, body.message]).toEqual([409, 'Conflict']);
});

it('refuses what it cannot be', async () => {
  const { add, update, github, variables } = await setup();
  expect((await github.post(variables, { name: 'A', value: 'x' })).body.message).toBe(
    'Invalid request.\n\n"visibility" wasn\'t supplied.',
  );
  expect((await add('A', { visibility: 'some' })).status).toBe(422);
  expect((await add('A', { visibility: 'selected', selected_repository_ids: [1] })).status).toBe(404);
  await add('A');
  expect((await add('a')).status).toBe(409);
  expect((await update('A', { visibility: 'some' })).status).toBe(422);
  expect((await update('B', { value: 'x' })).status).toBe(404);
});

it('keeps an installation out of another organisation', async () => {
  const { github } = await setup();
  expect((await github.get('/orgs/other/actions/variables')).status).toBe(403);
  expect((await github.post('/orgs/other/actions/variables', {})).status).toBe(403);
});

it('deletes a variable', async () => {
  const { add, github, variables } = await setup();
  await add('REGION');
  expect((await github.delete(`${variables}/REGION`)).status).toBe(204);
  expect((await github.get(`${variables}/REGION`)).status).toBe(404);
});

it('has them after a restart', async () => {
  const { add, simulator, directory, variables } = await setup();
  await add('REGION', { visibility: 'private' });
  await simulator.close();
  const { github } = await startSimulator({ directory });
  expect((await github.get(`${variables}/REGION`)).body).toMatchObject({ value: 'one', visibility: 'private' });
});
