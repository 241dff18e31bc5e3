import { expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { startSimulator } from './testing/start-simulator.js';

async function setup() {
  const started = await startSimulator({ clock: () => Date.UTC(2026, 0, 31) });
  const { simulator, token } = started;
  await started.github.post('/orgs/acme/repos', { name: 'demo', auto_init: true });
  const directory = dirname(dirname(dirname(simulator.repositories()[0]?.gitDirectory ?? '')));
  const send = (method: string, path: string, body?: RequestInit['body']) => {
    const headers = { authorization: `token ${token}` };
    const url = path.startsWith('/') ? `https://api.github.com${path}` : path;
    return simulator.fetch(new Request(url, { method, headers, ...(body !== undefined && { body, duplex: 'half' }) }));
  };
  const create = (name: string) => send('POST', '/orgs/acme/repos', JSON.stringify({ name, auto_init: true }));
  return { ...started, directory, send, create };
}

it.each([
  ['POST', '/orgs/acme/repos', '{"name":"late"}'],
  ['GET', '/nothing', undefined],
  ['GET', 'https://github.com/acme/demo.git/info/refs?service=git-upload-pack', undefined],
])('answers a broken connection once it is closed, and makes nothing: %s %s', async (method, path, body) => {
  const { simulator, send, directory } = await setup();
  expect(existsSync(directory)).toBe(true);
  await simulator.close();
  expect((await send(method, path, body)).type).toBe('error');
  expect(existsSync(directory)).toBe(false);
});

it('lets end what is under way before it is closed, and begins nothing more', async () => {
  const { simulator, create, directory } = await setup();
  const early = create('early');
  const closed = simulator.close();
  const late = create('late');
  const answers = [await early, await late].map(({ status }) => status);
  expect([
    [201, 0],
    [201, 201],
    [0, 0],
  ]).toContainEqual(answers);
  await closed;
  expect(existsSync(directory)).toBe(false);
});

it.each(['timeout', 'timeout-after-effect'] as const)(
  'waits for nobody whom a fault keeps waiting: %s',
  async (fault) => {
    const { simulator, send } = await setup();
    simulator.faults.add({ operation: 'orgs/get', fault });
    const waiting = send('GET', '/orgs/acme');
    await simulator.close();
    expect((await waiting).type).toBe('error');
  },
);

it.each(['git-upload-pack', 'git-receive-pack'])('waits for no client that sends no more to %s', async (service) => {
  const { simulator, send } = await setup();
  const waiting = send('POST', `https://github.com/acme/demo.git/${service}`, new ReadableStream());
  await simulator.close();
  expect((await waiting).status).not.toBe(201);
});

it('may be closed twice, also at once', async () => {
  const { simulator } = await setup();
  await Promise.all([simulator.close(), simulator.close()]);
  await simulator.close();
});
