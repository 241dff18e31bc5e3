import { expect, it } from '@jest/globals';
import { startSimulator } from '../testing/start-simulator.js';

async function setup() {
  const started = await startSimulator();
  const { github } = started;
  await github.post('/orgs/acme/repos', { name: 'demo', private: true });
  await github.put('/repos/acme/demo/environments/a%2Fb', {});
  const variables = '/repos/acme/demo/environments/a%2Fb/variables';
  return { ...started, variables };
}

it('creates, changes, shows and deletes a variable', async () => {
  const { github, variables } = await setup();
  expect((await github.post(variables, { name: 'region', value: 'one' })).status).toBe(201);
  expect((await github.post(variables, { name: 'REGION', value: 'two' })).status).toBe(409);
  expect((await github.send('PATCH', `${variables}/region`, { body: { value: 'two' } })).status).toBe(204);
  expect((await github.get(`${variables}/REGION`)).body).toMatchObject({ name: 'REGION', value: 'two' });
  expect((await github.get('/repos/acme/demo/actions/variables')).body.total_count).toBe(0);
  expect((await github.delete(`${variables}/REGION`)).status).toBe(204);
  expect((await github.get(variables)).body).toEqual({ total_count: 0, variables: [] });
});

it('holds 100', async () => {
  const { github, variables } = await setup();
  for (let number = 1; number <= 100; number += 1) await github.post(variables, { name: `V_${number}`, value: '' });
  const { status, body } = await github.post(variables, { name: 'ONE_MORE', value: '' });
  expect([status, body.message]).toEqual([422, 'Failed to add variable. The limit of 100 variables has been reached.']);
});

it('does not know an environment that nobody made', async () => {
  const { github } = await setup();
  const variables = '/repos/acme/demo/environments/nope/variables';
  expect((await github.get(variables)).status).toBe(404);
  expect((await github.post(variables, { name: 'A', value: 'x' })).status).toBe(404);
  expect((await github.send('PATCH', `${variables}/A`, { body: { value: 'x' } })).status).toBe(404);
});
