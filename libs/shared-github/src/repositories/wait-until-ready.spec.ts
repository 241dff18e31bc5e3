import { expect, it } from '@jest/globals';
import { MissingPermissionError } from '../errors/missing-permission.error.js';
import { RequestTimeoutError } from '../errors/request-timeout.error.js';
import type { Connection, ConnectOptions } from '../testing/connect.js';
import { connect, PUBLIC_KEY } from '../testing/connect.js';

/** Time passes only where the client sleeps. */
async function setup(options: ConnectOptions = {}) {
  const pauses: number[] = [];
  const connection: Connection = await connect({
    ...options,
    client: {
      sleep: async (ms) => {
        pauses.push(ms);
        connection.simulator.clock.advance(Math.ceil(ms));
      },
    },
  });
  return { ...connection, pauses };
}

it('takes one request when there is nothing to wait for, with commits or without', async () => {
  const { client, pauses, sent } = await setup();
  await client.createRepo('shop');
  const before = sent().length;
  await client.waitUntilReady('shop');
  await client.createOrUpdateFile('shop', 'a.txt', 'x', 'Add a');
  await client.waitUntilReady('shop');
  await client.waitUntilReady('shop', { file: 'a.txt' });
  expect([sent().length - before, pauses]).toEqual([4, []]);
});

it('waits for a repository that is not to be found yet, less and less often', async () => {
  const { client, pauses } = await setup({ simulator: { replicationLag: '8s' } });
  await client.createRepo('shop');
  await client.waitUntilReady('shop');
  expect(await client.createOrUpdateFile('shop', 'a.txt', 'x', 'Add a')).toMatch(/^[0-9a-f]{40}$/);
  expect(pauses.length).toBeLessThan(10);
  expect(pauses.at(-1)).toBeGreaterThan(pauses[0] ?? Infinity);
});

it('waits for a file of an empty repository', async () => {
  const { client, simulator, pauses } = await setup();
  await client.createRepo('shop');
  const waiting = client.waitUntilReady('shop', { file: '.github/workflows/ci.yml' });
  await client.createOrUpdateFile('shop', '.github/workflows/ci.yml', 'on: push', 'Add CI');
  await waiting;
  simulator.faults.add({ operation: 'repos/get-content', fault: 'not-found', times: 2 });
  pauses.length = 0;
  await client.waitUntilReady('shop', { file: '.github/workflows/ci.yml' });
  expect(pauses).toHaveLength(2);
});

it.each([
  [{ timeoutMs: 5000 }, 'acme/nothing was not to be seen within 5000 ms.'],
  [{ timeoutMs: 5000, file: 'a.txt' }, 'acme/nothing with a.txt was not to be seen within 5000 ms.'],
])('gives up after %j', async (options, message) => {
  const { client, pauses } = await setup();
  const waiting = client.waitUntilReady('nothing', options);
  await expect(waiting).rejects.toBeInstanceOf(RequestTimeoutError);
  await expect(waiting).rejects.toThrow(message);
  expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBeCloseTo(5000);
});

it('does not wait for a permission', async () => {
  const permissions = { administration: 'write', metadata: 'read' } as const;
  const { client, pauses } = await setup({ simulator: { app: { id: 7, publicKey: PUBLIC_KEY, permissions } } });
  await client.createRepo('shop');
  await expect(client.waitUntilReady('shop')).rejects.toBeInstanceOf(MissingPermissionError);
  expect(pauses).toEqual([]);
});

it('ends with the signal of its caller', async () => {
  const { client } = await connect();
  const waiting = client.waitUntilReady('nothing', { signal: AbortSignal.timeout(50) });
  await expect(waiting).rejects.toThrow();
});
