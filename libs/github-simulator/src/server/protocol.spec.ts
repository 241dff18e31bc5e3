import { expect, it } from '@jest/globals';
import { Agent, request as httpRequest } from 'node:http';
import { rawRequest } from '../testing/raw-request.js';
import { startSimulator } from '../testing/start-simulator.js';
import { TestClient } from '../testing/test-client.js';

async function setup() {
  const errors: unknown[] = [];
  const started = await startSimulator({ log: ({ error }) => void (error && errors.push(error)) });
  const { simulator, token } = started;
  const server = await simulator.listen();
  const http = new TestClient((request) => fetch(request), server.url, token);
  const head = `Host: 127.0.0.1:${server.port}\r\nAuthorization: token ${token}\r\nConnection: close\r\n`;
  const raw = (...pieces: readonly (string | Buffer)[]) => rawRequest(server.port, ...pieces);
  return { ...started, server, http, head, raw, errors };
}

it('takes absolute targets, and answers with links to the host they name', async () => {
  const { raw, head } = await setup();
  const answer = await raw(`GET http://api.github.localhost/orgs/acme HTTP/1.1\r\n${head}\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(answer).toContain('"url":"http://api.github.localhost/orgs/acme"');
  expect(answer).toContain('"html_url":"http://github.localhost/acme"');
});

it('answers HEAD without a body, with the headers of GET', async () => {
  const { raw, head, http } = await setup();
  const answer = await raw(`HEAD /orgs/acme HTTP/1.1\r\n${head}\r\n`);
  const [headers = '', body] = answer.split('\r\n\r\n');
  expect([headers.split('\r\n')[0], body]).toEqual(['HTTP/1.1 200 OK', '']);
  expect(headers).toContain(`etag: ${(await http.get('/orgs/acme')).headers.get('etag')}`);
});

it('answers HEAD to what it does not model and to what is not there', async () => {
  const { http } = await setup();
  for (const [path, status] of [
    ['/nothing', 501],
    ['/repos/acme/nothing', 404],
  ] as const) {
    const reply = await http.send('HEAD', path);
    expect([reply.status, reply.text]).toEqual([status, '']);
  }
});

it('sends no body and no length with 204 and 304', async () => {
  const { raw, head, http } = await setup();
  await http.post('/orgs/acme/repos', { name: 'demo' });
  const gone = await raw(`DELETE /repos/acme/demo HTTP/1.1\r\n${head}\r\n`);
  expect(gone).toMatch(/^HTTP\/1\.1 204 No Content\r\n/);
  const tag = (await http.get('/orgs/acme')).headers.get('etag');
  const unchanged = await raw(`GET /orgs/acme HTTP/1.1\r\n${head}If-None-Match: ${tag}\r\n\r\n`);
  expect(unchanged).toMatch(/^HTTP\/1\.1 304 Not Modified\r\n/);
  for (const answer of [gone, unchanged]) {
    expect(answer).toMatch(/\r\n\r\n$/);
    expect(answer).not.toMatch(/content-length: [1-9]|content-type|transfer-encoding/i);
  }
});

it('keeps a connection for the next request', async () => {
  const { server, token } = await setup();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = () =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = { authorization: `token ${token}` };
      httpRequest(`${server.url}/orgs/acme`, { agent, headers }, (response) => {
        const { localPort } = response.socket;
        response.resume().on('end', () => resolve(localPort));
      })
        .on('error', reject)
        .end();
    });
  const ports = [await ask(), await ask(), await ask()];
  agent.destroy();
  expect(new Set(ports).size).toBe(1);
});

it('takes a header that comes twice for a list', async () => {
  const { raw, head, http } = await setup();
  const tag = (await http.get('/orgs/acme')).headers.get('etag');
  const answer = await raw(
    `GET /orgs/acme HTTP/1.1\r\n${head}If-None-Match: "other"\r\nIf-None-Match: ${tag}\r\nAccept: text/html\r\nAccept: application/json\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 304 /);
});

it('takes a body that comes bit by bit', async () => {
  const { server, token } = await setup();
  const pieces = ['{"na', 'me":"de', 'mo"}'].map((piece) => new TextEncoder().encode(piece));
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const piece = pieces.shift();
      if (piece) controller.enqueue(piece);
      else controller.close();
    },
  });
  const headers = { authorization: `token ${token}` };
  const init = { method: 'POST', headers, body, duplex: 'half' as const };
  expect((await fetch(`${server.url}/orgs/acme/repos`, init)).status).toBe(201);
});

it('takes a letter that is cut in two on the way', async () => {
  const { raw, head, http } = await setup();
  const body = Buffer.from('{"name":"demo","description":"grün"}');
  const cut = body.indexOf(0xc3) + 1;
  await raw(
    `POST /orgs/acme/repos HTTP/1.1\r\n${head}Content-Length: ${body.length}\r\n\r\n`,
    body.subarray(0, cut),
    body.subarray(cut),
  );
  expect((await http.get('/repos/acme/demo')).body.description).toBe('grün');
});

it('refuses a body that says it is too large, before it has come', async () => {
  const { raw, head } = await setup();
  const answer = await raw(`POST /orgs/acme/repos HTTP/1.1\r\n${head}Content-Length: 999999999\r\n\r\n{`);
  expect(answer).toMatch(/^HTTP\/1\.1 413 Payload Too Large\r\n/);
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toEqual({
    message: 'Payload too large',
    documentation_url: 'https://docs.github.com/rest',
    status: '413',
  });
});

it('refuses a body that does not end, without keeping it', async () => {
  const { simulator, token } = await setup();
  const piece = new Uint8Array(4 * 1024 * 1024).fill(0x20);
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += piece.length;
      controller.enqueue(piece);
    },
  });
  const headers = { authorization: `token ${token}` };
  const request = new Request('https://api.github.com/orgs/acme/repos', {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit);
  const response = await simulator.fetch(request);
  expect([response.status, JSON.parse(await response.text()).message]).toEqual([413, 'Payload too large']);
  expect(sent).toBeLessThan(160 * 1024 * 1024);
});

it.each([
  ['words', 'rubbish\r\n\r\n', 400],
  ['another protocol', Buffer.from([0x16, 3, 1, 0, 0xff, 1, 0, 0x0d, 0x0a, 0x0d, 0x0a]), 400],
  ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
  ['a target that is none', 'GET http:// HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
  ['another scheme', 'GET ftp://x/y HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
  ['a length that is none', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n', 400],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
  ['a broken chunk', 'POST /app/hook HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 400],
  ['a header without end', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ['TRACE', 'TRACE /orgs/acme HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 501],
  ['PURGE', 'PURGE /orgs/acme HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 501],
])('answers %s, and goes on', async (_what, bytes, status) => {
  const { raw, http, errors } = await setup();
  expect(await raw(bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect((await http.get('/orgs/acme')).status).toBe(200);
  expect(errors).toEqual([]);
});

it('goes on when a client hangs up half-way through a body', async () => {
  const { server, http, head, simulator, errors } = await setup();
  await new Promise<void>((resolve) => {
    const request = httpRequest(`${server.url}/orgs/acme/repos`, {
      method: 'POST',
      headers: { 'content-length': '100' },
    });
    request.on('error', () => resolve());
    request.write('{"name":');
    setTimeout(() => request.destroy(new Error('gone')), 5);
  });
  expect(head).toContain('Host');
  expect((await http.get('/orgs/acme')).status).toBe(200);
  expect(simulator.repositories()).toEqual([]);
  expect(errors).toEqual([]);
});

it('lets nobody but the log of the simulator know of a fault of its own', async () => {
  const { http, errors } = await setup();
  expect((await http.get('/nothing')).body).toEqual({
    message: 'The GitHub simulator does not model GET /nothing',
    documentation_url: 'https://docs.github.com/rest',
    status: '501',
  });
  expect((await http.get('/repos/acme/nothing')).body).toMatchObject({ message: 'Not Found', status: '404' });
  expect(errors).toEqual([]);
});
