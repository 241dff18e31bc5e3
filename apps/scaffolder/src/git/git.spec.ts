import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { git } from './git.js';

const directory = mkdtempSync(join(tmpdir(), 'git-spec-'));
const TOKEN = 'ghs_0123456789abcdefghij';

afterAll(() => rmSync(directory, { recursive: true, force: true }));

it('sends the token as a header, and shows it in no argument, setting or message', async () => {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(500).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const failure = await git(['ls-remote', `${origin}/a/b.git`], {
    directory,
    credentials: { origin, token: TOKEN },
  }).catch((error: unknown) => String(error));
  server.close();
  expect(seen[0]).toBe(`Basic ${Buffer.from(`x-access-token:${TOKEN}`).toString('base64')}`);
  expect(failure).toMatch(/git ls-remote failed with exit code 128/);
  expect(failure).not.toContain(TOKEN);
  expect(failure).not.toContain(Buffer.from(TOKEN).toString('base64').slice(0, 12));
});

it('keeps the token from every other origin', async () => {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a/b.git`;
  const credentials = { origin: 'https://github.com', token: TOKEN };
  await git(['ls-remote', url], { directory, credentials }).catch(() => undefined);
  server.close();
  expect(seen).toEqual([undefined]);
});

it('ends a command when its signal says so', async () => {
  const stop = new AbortController();
  const running = git(['hash-object', '--stdin'], { directory, signal: stop.signal });
  stop.abort(new Error('enough'));
  await expect(running).rejects.toThrow('enough');
});

it('takes no protocol but http', async () => {
  await expect(git(['ls-remote', 'ext::sh -c id'], { directory })).rejects.toThrow(/not allowed/);
  await expect(git(['clone', `file://${directory}`, 'x'], { directory })).rejects.toThrow(/not allowed/);
});
