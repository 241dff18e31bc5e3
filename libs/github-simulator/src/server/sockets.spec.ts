import { expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { type RequestOptions, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { temporaryDirectory } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';
import { throwawayCertificate } from '../testing/throwaway-certificate.js';

interface Got {
  readonly status: number | undefined;
  readonly text: string;
}

function get(send: typeof httpRequest, options: RequestOptions & { ca?: string }): Promise<Got> {
  return new Promise((resolve, reject) => {
    send(options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve({ status: response.statusCode, text }));
      response.on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}

it('serves over a Unix socket, and takes it away in the end', async () => {
  const { simulator, token } = await startSimulator();
  const socketPath = join(temporaryDirectory(), 'github.sock');
  const { url, port, downloadsUrl, close } = await simulator.listen({ socketPath });
  expect([url, port, downloadsUrl]).toEqual(['http://localhost', 0, 'http://downloads.localhost']);
  const headers = { authorization: `token ${token}`, host: 'localhost' };
  const { status, text } = await get(httpRequest, { socketPath, path: '/orgs/acme', headers });
  expect([status, JSON.parse(text).url]).toEqual([200, 'http://localhost/orgs/acme']);
  await close();
  expect(existsSync(socketPath)).toBe(false);
});

it('has the second origin under another name of the Unix socket', async () => {
  const { simulator, token } = await startSimulator();
  const socketPath = join(temporaryDirectory(), 'github.sock');
  await simulator.listen({ socketPath });
  const ask = (headers: Record<string, string>) =>
    get(httpRequest, { socketPath, path: '/logs', headers: { host: 'downloads.localhost', ...headers } });
  expect((await ask({})).text).toContain('AuthenticationFailed');
  expect((await ask({ authorization: `token ${token}` })).text).toContain('InvalidAuthenticationInfo');
});

it('says which socket it cannot have', async () => {
  const { simulator } = await startSimulator();
  const socketPath = join(temporaryDirectory(), 'nowhere', 'github.sock');
  await expect(simulator.listen({ socketPath })).rejects.toThrow(`Failed to listen on ${socketPath}.`);
});

it('serves over TLS, on both origins', async () => {
  const { simulator, token } = await startSimulator();
  const tls = throwawayCertificate();
  const { url, downloadsUrl } = await simulator.listen({ tls });
  expect([url, downloadsUrl]).toEqual([
    expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/),
    expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/),
  ]);
  const ask = (root: string, path: string, headers: Record<string, string> = {}) => {
    const { hostname, port } = new URL(root);
    return get(httpsRequest, { hostname, port, path, headers, ca: tls.cert });
  };
  const { status, text } = await ask(url, '/orgs/acme', { authorization: `token ${token}` });
  expect([status, JSON.parse(text).url]).toEqual([200, `${url}/orgs/acme`]);
  expect((await ask(downloadsUrl, '/logs')).status).toBe(403);
});

it('cuts a TLS connection as it cuts any other', async () => {
  const { simulator } = await startSimulator();
  const tls = throwawayCertificate();
  const { url } = await simulator.listen({ tls });
  const { hostname, port } = new URL(url);
  for (const fault of ['connection-reset', 'cut-body'] as const) {
    simulator.faults.add({ operation: 'orgs/get', fault });
    await expect(get(httpsRequest, { hostname, port, path: '/orgs/acme', ca: tls.cert })).rejects.toThrow();
  }
});

it('has a second origin on a port of its own, which knows nothing of the first', async () => {
  const { simulator, token } = await startSimulator();
  const { url, downloadsUrl } = await simulator.listen();
  expect(new URL(downloadsUrl).port).not.toBe(new URL(url).port);
  const headers = { authorization: `token ${token}` };
  expect((await fetch(`${downloadsUrl}/orgs/acme`)).status).toBe(403);
  expect((await fetch(`${downloadsUrl}/orgs/acme`, { headers })).status).toBe(400);
});

it('listens where it is told', async () => {
  const { simulator } = await startSimulator();
  const first = await simulator.listen();
  await first.close();
  const again = await simulator.listen({
    port: first.port,
    downloadsPort: Number(new URL(first.downloadsUrl).port),
  });
  expect([again.url, again.downloadsUrl]).toEqual([first.url, first.downloadsUrl]);
});

it('leaves no port behind when the second cannot be had', async () => {
  const { simulator } = await startSimulator();
  const taken = await simulator.listen();
  const free = await simulator.listen();
  await free.close();
  const wish = { port: free.port, downloadsPort: taken.port };
  await expect(simulator.listen(wish)).rejects.toThrow(`Failed to listen on 127.0.0.1:${taken.port}.`);
  await expect(fetch(free.url)).rejects.toThrow('fetch failed');
});

it('listens on several places at once, and leaves all of them when it is closed', async () => {
  const { simulator } = await startSimulator();
  const [one, two] = [await simulator.listen(), await simulator.listen()];
  for (const { url } of [one, two]) expect((await fetch(url)).status).toBe(200);
  await simulator.close();
  for (const { url } of [one, two]) await expect(fetch(url)).rejects.toThrow('fetch failed');
});

it('serves the second origin by the name that the client knows this machine by', async () => {
  const { simulator } = await startSimulator();
  const { port, downloadsUrl } = await simulator.listen();
  simulator.faults.add({ operation: 'orgs/get', fault: 'redirect' });
  const response = await fetch(`http://localhost:${port}/orgs/acme`, { redirect: 'manual' });
  expect(response.headers.get('location')).toBe(`http://localhost:${new URL(downloadsUrl).port}/orgs/acme`);
});
