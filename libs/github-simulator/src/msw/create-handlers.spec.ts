import { afterEach, expect, it } from '@jest/globals';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { startSimulator } from '../testing/start-simulator.js';

const servers: ReturnType<typeof setupServer>[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function setup() {
  const started = await startSimulator();
  const server = setupServer(...started.simulator.handlers);
  servers.push(server);
  server.listen({ onUnhandledRequest: 'error' });
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`https://api.github.com${path}`, { ...init, headers: { authorization: `token ${started.token}` } });
  return { ...started, server, ask };
}

it('answers requests of the process to GitHub', async () => {
  const { ask } = await setup();
  const created = await ask('/orgs/acme/repos', { method: 'POST', body: JSON.stringify({ name: 'demo' }) });
  expect(created.status).toBe(201);
  expect(await created.json()).toMatchObject({ clone_url: 'https://github.com/acme/demo.git' });
  expect((await ask('/repos/acme/demo', { method: 'DELETE' })).status).toBe(204);
  expect((await ask('/')).status).toBe(200);
});

it('yields to the handlers of a test', async () => {
  const { ask, server } = await setup();
  server.use(http.get('https://api.github.com/orgs/acme', () => HttpResponse.json({ login: 'mine' })));
  expect(await (await ask('/orgs/acme')).json()).toEqual({ login: 'mine' });
});
