import { afterEach, expect, it } from '@jest/globals';
import { setupServer } from 'msw/node';
import { startActions } from '../testing/start-actions.js';

const servers: ReturnType<typeof setupServer>[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function setup() {
  const started = await startActions();
  const server = setupServer(...started.simulator.handlers);
  servers.push(server);
  server.listen({ onUnhandledRequest: 'error' });
  const headers = { authorization: `token ${started.token}` };
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`https://api.github.com${path}`, { ...init, headers: { ...headers, ...(init.headers as object) } });
  return { ...started, ask };
}

it('answers HEAD, 204 and 304 without a body', async () => {
  const { ask } = await setup();
  const tag = (await ask('/orgs/acme')).headers.get('etag') ?? '';
  const answers = [
    await ask('/orgs/acme', { method: 'HEAD' }),
    await ask('/repos/acme/demo/actions/workflows/ci.yml/disable', { method: 'PUT' }),
    await ask('/orgs/acme', { headers: { 'if-none-match': tag } }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 204, 304]);
  for (const answer of answers) expect(await answer.text()).toBe('');
});

it('takes a body that comes bit by bit', async () => {
  const { ask } = await setup();
  const body = new Blob(['{"name":', '"streamed"}']).stream();
  const created = await ask('/orgs/acme/repos', { method: 'POST', body, duplex: 'half' } as RequestInit);
  expect(created.status).toBe(201);
});

it('leads to logs on the other origin, without the token', async () => {
  const { ask, complete, simulator } = await setup();
  const answer = await ask(`/repos/acme/demo/actions/runs/${await complete()}/logs`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  expect(answer.url).toMatch(/^https:\/\/results-receiver\.actions\.githubusercontent\.com\//);
  simulator.assertBehaviour();
});

it('names what it does not model', async () => {
  const { ask, simulator } = await setup();
  const answer = await ask('/repos/acme/demo/forks', { method: 'POST', body: '{}' });
  expect([answer.status, JSON.parse(await answer.text()).message]).toEqual([
    501,
    'The GitHub simulator does not model POST /repos/acme/demo/forks',
  ]);
  expect(simulator.unhandled()).toHaveLength(1);
});

it('answers many requests at once', async () => {
  const { ask } = await setup();
  const answers = await Promise.all(Array.from({ length: 50 }, () => ask('/orgs/acme')));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
});
