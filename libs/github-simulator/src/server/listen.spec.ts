import { expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { TestClient } from '../testing/test-client.js';
import { startSimulator } from '../testing/start-simulator.js';

async function setup() {
  const started = await startSimulator();
  const server = await started.simulator.listen();
  const http = new TestClient((request) => fetch(request), server.url, started.token);
  return { ...started, server, http };
}

it('serves what the function serves, with links to itself', async () => {
  const { http, server, github } = await setup();
  const { status, body, headers } = await http.post('/orgs/acme/repos', { name: 'demo', auto_init: true });
  expect(status).toBe(201);
  expect(body.url).toBe(`${server.url}/repos/acme/demo`);
  expect(body.clone_url).toBe(`${server.url}/acme/demo.git`);
  expect(headers.get('location')).toBe(body.url);
  expect((await github.get('/repos/acme/demo')).status).toBe(200);
});

it('serves the paths of an enterprise server', async () => {
  const { http, server } = await setup();
  await http.post('/api/v3/orgs/acme/repos', { name: 'demo' });
  expect((await http.get('/api/v3/repos/acme/demo')).body.url).toBe(`${server.url}/api/v3/repos/acme/demo`);
  expect((await http.get('/api/v3')).body.rate_limit_url).toBe(`${server.url}/api/v3/rate_limit`);
});

it('sends its own time', async () => {
  const { http, simulator } = await setup();
  simulator.clock.advance('30m');
  const { headers } = await http.get('/orgs/acme');
  expect(Date.parse(headers.get('date') ?? '')).toBeGreaterThan(Date.now() + 1_700_000);
});

it('takes the absolute targets of clients that think it a proxy', async () => {
  const { server, simulator } = await setup();
  const socket = connect(server.port, '127.0.0.1');
  socket.end('GET http://github.localhost/orgs/acme HTTP/1.1\r\nHost: github.localhost\r\nConnection: close\r\n\r\n');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'close');
  expect(Buffer.concat(chunks).toString()).toContain('"url":"http://github.localhost/orgs/acme"');
  expect(simulator.calls.at(-1)?.status).toBe(200);
});

it('says which port it cannot have', async () => {
  const { simulator, server } = await setup();
  await expect(simulator.listen({ port: server.port })).rejects.toThrow(
    `Failed to listen on 127.0.0.1:${server.port}. Choose another port, or 0 for a free one.`,
  );
});

it('stops answering when it is closed', async () => {
  const { http, server } = await setup();
  await http.get('/');
  await server.close();
  await server.close();
  await expect(http.get('/')).rejects.toThrow('fetch failed');
});
