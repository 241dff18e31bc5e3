import { expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { startGit } from '../../testing/start-git.js';
import { readBytes } from './read-bytes.js';
import { readPush } from './read-push.js';

async function* inChunks(bytes: Buffer, size = 1000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const leftovers = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`github-simulator-push-${process.pid}-`));

it.each([0, 1, 999, 5000, 5001, 123_456])('reads a push of %d bytes, however it is kept', async (length) => {
  const bytes = randomBytes(length);
  const { body, forget } = await readPush(inChunks(bytes), { mostHeld: 5000 });
  expect((await readBytes(body)).equals(bytes)).toBe(true);
  await forget();
  expect(leftovers()).toEqual([]);
});

it('reads no further than the most it takes', async () => {
  let sent = 0;
  const endless = async function* () {
    for (; ; sent += 1) yield Buffer.alloc(1000);
  };
  await expect(readPush(endless(), { mostHeld: 2000, most: 10_000 })).rejects.toMatchObject({ status: 413 });
  expect(sent).toBe(10);
  expect(leftovers()).toEqual([]);
});

it('refuses a push that is announced as larger than GitHub takes, in plain text', async () => {
  const { port, token, faults } = await startGit();
  const response = await announce(port, token, 2 * 1024 ** 3 + 1);
  expect(response).toEqual({
    status: 413,
    type: 'text/plain; charset=utf-8',
    text: 'pack exceeds maximum allowed size (2.00 GiB)',
  });
  expect(await faults()).toBe('');
});

it('takes a push that does not fit into memory', async () => {
  const { clone, head, faults } = await startGit();
  const work = await clone();
  const after = await work.commit('large', randomBytes(10 * 1024 * 1024).toString('latin1'));
  expect(await work.git('push', '-q')).toEqual({ code: 0, output: '' });
  expect(await head()).toBe(after);
  expect([await faults(), leftovers()]).toEqual(['', []]);
});

/** Says how much is to come, and sends none of it. */
async function announce(port: number, token: string, length: number) {
  const headers = {
    authorization: `Basic ${Buffer.from(`x:${token}`).toString('base64')}`,
    'content-type': 'application/x-git-receive-pack-request',
    'content-length': String(length),
  };
  const sent = request({ port, path: '/acme/demo.git/git-receive-pack', method: 'POST', headers });
  sent.flushHeaders();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const text = (await readBytes(response)).toString();
  sent.destroy();
  return { status: response.statusCode, type: response.headers['content-type'], text };
}
