import { expect, it } from '@jest/globals';
import { temporaryDirectory } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';
import type { Json } from '../testing/test-client.js';

async function setup() {
  const directory = temporaryDirectory();
  const started = await startSimulator({ clock: () => Date.UTC(2026, 0, 31), directory });
  const { github } = started;
  await github.post('/orgs/acme/repos', { name: 'demo', private: true });
  const variables = '/repos/acme/demo/actions/variables';
  const create = (name: string, value = 'one') => github.post(variables, { name, value });
  const update = (name: string, body: object) => github.send('PATCH', `${variables}/${name}`, { body });
  return { ...started, directory, variables, create, update };
}

it('creates a variable and shows its value', async () => {
  const { create, github, variables } = await setup();
  const { status, body } = await create('region', 'pässau');
  expect([status, body]).toEqual([201, {}]);
  const variable = {
    name: 'REGION',
    value: 'pässau',
    created_at: '2026-01-31T00:00:00Z',
    updated_at: '2026-01-31T00:00:00Z',
  };
  expect((await github.get(`${variables}/Region`)).body).toEqual(variable);
  expect((await github.get(variables)).body).toEqual({ total_count: 1, variables: [variable] });
});

it('refuses a name that is taken, in any case', async () => {
  const { create, github, variables } = await setup();
  await create('REGION');
  const { status, body } = await create('region', 'two');
  expect([status, body.message]).toEqual([409, 'Already exists - Variable already exists']);
  expect((await github.get(`${variables}/REGION`)).body.value).toBe('one');
});

it('changes the value and the name, each by itself', async () => {
  const { create, update, simulator, github, variables } = await setup();
  await create('REGION');
  simulator.clock.advance('1m');
  expect((await update('region', { value: 'two' })).status).toBe(204);
  expect((await update('region', { name: 'zone' })).status).toBe(204);
  expect((await github.get(`${variables}/REGION`)).status).toBe(404);
  expect((await github.get(`${variables}/ZONE`)).body).toEqual({
    name: 'ZONE',
    value: 'two',
    created_at: '2026-01-31T00:00:00Z',
    updated_at: '2026-01-31T00:01:00Z',
  });
});

it('takes its own name for a name, as clients send it', async () => {
  const { create, update, github, variables } = await setup();
  await create('REGION');
  expect((await update('REGION', { name: 'region', value: 'two' })).status).toBe(204);
  expect((await github.get(variables)).body).toMatchObject({ total_count: 1, variables: [{ value: 'two' }] });
});

it('renames to no name that is taken', async () => {
  const { create, update } = await setup();
  await create('ONE');
  await create('TWO');
  const { status, body } = await update('ONE', { name: 'two' });
  expect([status, body.message]).toEqual([409, 'Already exists - Variable already exists']);
});

it('knows no variable that nobody created', async () => {
  const { update, github, variables } = await setup();
  expect((await update('NOPE', { value: 'x' })).status).toBe(404);
  expect((await github.get(`${variables}/NOPE`)).status).toBe(404);
  expect((await github.delete(`${variables}/NOPE`)).status).toBe(404);
});

it('deletes a variable', async () => {
  const { create, github, variables } = await setup();
  await create('REGION');
  expect((await github.delete(`${variables}/region`)).status).toBe(204);
  expect((await github.get(variables)).body).toEqual({ total_count: 0, variables: [] });
});

const alphabet =
  'Variable names can only contain alphanumeric characters ([a-z], [A-Z], [0-9]) or underscores (_). ' +
  'Spaces are not allowed. Must start with a letter ([a-z], [A-Z]) or underscores (_).';

it.each([
  ['1ST', alphabet],
  ['with space', alphabet],
  ['WITH-DASH', alphabet],
  ['', alphabet],
  ['github_token', 'Variable names cannot start with GITHUB_ prefix.'],
])('refuses the name %j', async (name, message) => {
  const { create, update } = await setup();
  const { status, body } = await create(name);
  expect([status, body.message]).toEqual([422, message]);
  await create('GOOD');
  expect((await update('GOOD', { name })).body.message).toBe(message);
});

it('takes 48 KB and no more', async () => {
  const { create, update } = await setup();
  expect((await create('LARGE', 'ä'.repeat(24 * 1024))).status).toBe(201);
  const { status, body } = await update('LARGE', { value: 'x'.repeat(48 * 1024 + 1) });
  expect([status, body.message]).toEqual([422, 'Value is too large.']);
});

it('wants a name and a value, as text', async () => {
  const { github, variables } = await setup();
  expect((await github.post(variables, {})).body.message).toBe(
    'Invalid request.\n\n"name", "value" weren\'t supplied.',
  );
  expect((await github.post(variables, { name: 'N', value: 1 })).body.message).toBe(
    "Invalid request.\n\nFor 'properties/value', 1 is not a string.",
  );
});

it('keeps a value when the new one is null', async () => {
  const { create, update, github, variables } = await setup();
  await create('REGION');
  const { status, body } = await update('REGION', { value: null });
  expect([status, body.message]).toEqual([422, "Invalid request.\n\nFor 'properties/value', nil is not a string."]);
  expect((await github.get(`${variables}/REGION`)).body.value).toBe('one');
});

it('lists 10 a page when not told, 30 at most, by name', async () => {
  const { create, github, variables } = await setup();
  for (let number = 35; number > 0; number -= 1) await create(`V_${String(number).padStart(2, '0')}`);
  const first = await github.get(variables);
  expect(first.body.variables.map(({ name }: Json) => name).slice(0, 2)).toEqual(['V_01', 'V_02']);
  expect([first.body.total_count, first.body.variables.length]).toEqual([35, 10]);
  const large = await github.get(`${variables}?per_page=100`);
  expect(large.body.variables).toHaveLength(30);
  expect(large.headers.get('link')).toContain('page=2>; rel="next"');
});

it('lets a reader read and no more', async () => {
  const { create, mint, anonymous, variables } = await setup();
  await create('REGION');
  const reader = anonymous.as(await mint({ permissions: { actions_variables: 'read' } }));
  expect((await reader.get(`${variables}/REGION`)).status).toBe(200);
  expect((await reader.delete(`${variables}/REGION`)).status).toBe(403);
});

it('has them after a restart', async () => {
  const { create, simulator, directory, variables } = await setup();
  await create('REGION');
  await simulator.close();
  const { github } = await startSimulator({ directory });
  expect((await github.get(`${variables}/REGION`)).body.value).toBe('one');
});
