import { expect, it } from '@jest/globals';
import { ask } from '../../testing/ask.js';
import { connect } from '../../testing/connect.js';
import { contentCreation } from './content-creation.js';
import { requestCost } from './request-cost.js';

it.each(['GET', 'HEAD', 'OPTIONS'])('counts 1 point for %s', (method) => {
  expect(requestCost(`${method} /repos/{owner}/{repo}`)).toEqual({ points: 1, content: 0 });
});

it.each(['POST', 'PATCH', 'PUT', 'DELETE'])('counts 5 points for %s', (method) => {
  expect(requestCost(`${method} /repos/{owner}/{repo}`)).toEqual({ points: 5, content: 0 });
});

it('counts what creates content as such', () => {
  expect(requestCost('PUT /repos/{owner}/{repo}/contents/{path}')).toEqual({ points: 5, content: 1 });
  expect(requestCost('GET /repos/{owner}/{repo}/contents/{path}')).toEqual({ points: 1, content: 0 });
});

/** Every write that this client sends in the name of an installation. */
const written = [
  'POST /orgs/{org}/repos',
  'DELETE /repos/{owner}/{repo}',
  'PUT /repos/{owner}/{repo}/contents/{path}',
  'PUT /repos/{owner}/{repo}/actions/secrets/{secret_name}',
  'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
];

const others = [
  'PATCH /repos/{owner}/{repo}',
  'PUT /repos/{owner}/{repo}/topics',
  'DELETE /repos/{owner}/{repo}/actions/secrets/{secret_name}',
  'DELETE /repos/{owner}/{repo}/git/refs/{ref}',
  'POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel',
];

it('agrees with the simulator about which writes create content', async () => {
  const limits = { contentCreation: { perMinute: 1, perHour: 1 } };
  const { simulator } = await connect({ simulator: { validate: 'off', limits } });
  const routes = [...new Set([...written, ...others, ...contentCreation])];
  const counted: string[] = [];
  for (const [number, route] of routes.entries()) {
    simulator.clock.advance('2h');
    await ask(simulator, 'POST /orgs/acme/repos', { name: `uses-it-up-${number}` });
    const address = route.replace(/\{(org|owner)\}/g, 'acme').replace(/\{\w+\}/g, '1');
    const answer = await ask(simulator, address, {}).catch((error: Error) => error.message);
    expect(simulator.calls.at(-1)?.operation).toEqual(expect.any(String));
    if (/secondary rate limit/.test(String(answer))) counted.push(route);
  }
  expect(counted).toEqual(routes.filter((route) => requestCost(route).content === 1));
});

it('knows of every write that a project takes', async () => {
  const { client, simulator } = await connect();
  await client.provisionRepo('shop', 'A shop.', { owner: 'team-a' }, { TOKEN: 'value' });
  const workflow = 'on: workflow_dispatch\njobs: { build: { runs-on: ubuntu-latest, steps: [{ run: make }] } }\n';
  await client.createOrUpdateFile('shop', '.github/workflows/build.yml', workflow, 'Add the workflow');
  await client.triggerWorkflow('shop', 'build.yml');
  await client.deleteRepo('shop');

  const writes = simulator.calls.filter(({ method }) => method !== 'GET');
  const routes = writes.map(({ method, route }) => `${method} ${route}`).filter((route) => !route.includes('/app/'));
  expect(new Set(routes)).toEqual(new Set(written));
});
