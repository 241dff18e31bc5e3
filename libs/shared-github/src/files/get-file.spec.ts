import { expect, it } from '@jest/globals';
import type { SeedFiles } from '@project-factory/github-simulator';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { MissingPermissionError } from '../errors/missing-permission.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import { commitTree } from '../testing/ask.js';
import { connect, type ConnectOptions, once, PUBLIC_KEY } from '../testing/connect.js';
import { blobSha } from './blob-sha.js';

const MEGABYTE = 1024 * 1024;
const CONTENTS = /^GET \/repos\/acme\/shop\/contents\//;

async function setup(files: SeedFiles, options: ConnectOptions = {}) {
  const repositories = [{ name: 'acme/shop', private: true, files }];
  return connect({ ...options, simulator: { seed: { repositories }, ...options.simulator } });
}

it.each([0, 1, MEGABYTE])('reads a text of %d bytes in one request', async (bytes) => {
  const text = 'x'.repeat(bytes);
  const { client, sent } = await setup({ 'a.txt': text });
  const file = await client.getFile('shop', 'a.txt');
  expect(file).toEqual({ path: 'a.txt', content: text, sha: blobSha(Buffer.from(text)), encoding: 'utf-8' });
  expect(sent().filter((request) => request.startsWith('GET /repos/'))).toHaveLength(1);
});

it.each([
  ['text', Buffer.from('é'.repeat(MEGABYTE)), 'utf-8', 'utf8'],
  ['bytes', Buffer.alloc(MEGABYTE + 1, 0xfe), 'base64', 'base64'],
] as const)('reads %s of more than 1 MB', async (_what, bytes, encoding, bufferEncoding) => {
  const { client } = await setup({ large: { base64: bytes.toString('base64') } });
  const file = await client.getFile('shop', 'large');
  expect([file.encoding, file.sha]).toEqual([encoding, blobSha(bytes)]);
  expect(Buffer.from(file.content, bufferEncoding).equals(bytes)).toBe(true);
});

it('gives the bytes of the sha that it names, whatever is written between its two requests', async () => {
  const before = 'a'.repeat(MEGABYTE + 1);
  const { client } = await setup(
    { large: before },
    {
      intercept: once(CONTENTS, async (_request, pass) => {
        const answer = await pass();
        await client.createOrUpdateFile('shop', 'large', 'short', 'Change it');
        return answer;
      }),
    },
  );
  const file = await client.getFile('shop', 'large');
  expect(blobSha(Buffer.from(file.content))).toBe(file.sha);
  expect(file.content === before).toBe(true);
});

it('keeps a byte order mark', async () => {
  const { client } = await setup({ 'a.txt': '\uFEFFtext' });
  expect((await client.getFile('shop', 'a.txt')).content).toBe('\uFEFFtext');
});

it.each([
  ['before', 200, { type: 'file', path: 'huge', sha: 'a'.repeat(40), size: 100 * MEGABYTE + 1, encoding: 'none' }],
  ['when it is asked', 403, { message: 'Too large', errors: [{ field: 'data', code: 'too_large' }] }],
])('says that GitHub does not give out more than 100 MB, known %s', async (_when, status, body) => {
  const { client } = await setup({}, { intercept: once(CONTENTS, async () => Response.json(body, { status })) });
  const reading = client.getFile('shop', 'huge');
  await expect(reading).rejects.toBeInstanceOf(ValidationError);
  await expect(reading).rejects.toThrow('huge in acme/shop is larger than the 100 MB');
});

it('takes no other bytes for those of a large file, however often they come', async () => {
  const client = { sleep: async () => undefined };
  const { client: github, simulator, sent } = await setup({ large: 'x'.repeat(1_100_000) }, { client });
  simulator.faults.add({ operation: 'git/get-blob', fault: 'html-body', times: Infinity });
  const reading = github.getFile('shop', 'large');
  await expect(reading).rejects.toBeInstanceOf(GitHubUnavailableError);
  await expect(reading).rejects.toThrow(/large in acme\/shop was answered with other bytes than those of its blob/);
  expect(sent().filter((request) => request.includes('/git/blobs/'))).toHaveLength(4);
});

it('reads a link to a file as that file, and tells directories, submodules and other links apart', async () => {
  const { client, simulator } = await setup({
    'docs/a.md': 'text',
    link: { symlink: 'docs/a.md' },
    outside: { symlink: '../elsewhere' },
  });
  const submodule = { path: 'module', mode: '160000', type: 'commit', sha: 'eeed0456ca0e8d129a91bd4826732ab95a3edbb6' };
  await commitTree(simulator, 'shop', [submodule]);
  expect(await client.getFile('shop', 'link')).toMatchObject({ content: 'text', sha: blobSha(Buffer.from('text')) });
  for (const [path, message] of [
    ['docs', 'docs in acme/shop is a directory, not a file.'],
    ['module', 'module in acme/shop is a submodule, not a file.'],
    ['outside', 'outside in acme/shop is a symbolic link that leads to no file, not a file.'],
  ] as const) {
    const reading = client.getFile('shop', path);
    await expect(reading).rejects.toBeInstanceOf(ValidationError);
    await expect(reading).rejects.toThrow(message);
  }
});

it('says whether the file, the ref or everything is missing', async () => {
  const { client } = await setup({ 'a.txt': 'text' });
  await client.createRepo('empty');
  for (const [repo, path, ref, message] of [
    ['shop', 'b.txt', undefined, 'acme/shop has no b.txt at its default branch, or the GitHub App may not see'],
    ['shop', 'b.txt', 'main', 'acme/shop has no b.txt at main, or the GitHub App may not see the repository.'],
    ['shop', 'a.txt', 'nowhere', 'acme/shop has no a.txt at nowhere: there is no such branch, tag or commit.'],
    ['empty', 'a.txt', undefined, 'acme/empty has no a.txt: the repository is empty.'],
    ['nothing', 'a.txt', undefined, 'acme/nothing has no a.txt at its default branch, or the GitHub App may not see'],
  ] as const) {
    const reading = client.getFile(repo, path, ref);
    await expect(reading).rejects.toBeInstanceOf(NotFoundError);
    await expect(reading).rejects.toThrow(message);
  }
});

it('says that it may not read contents, at once', async () => {
  const app = { id: 7, publicKey: PUBLIC_KEY, permissions: { metadata: 'read' } } as const;
  const { client, sent } = await setup({ 'a.txt': 'text' }, { simulator: { app } });
  const failure = await client.getFile('shop', 'a.txt').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(MissingPermissionError);
  expect(failure).toMatchObject({
    needed: 'contents=read',
    granted: { metadata: 'read' },
    message: expect.stringContaining('acme/shop'),
  });
  expect(sent().filter((request) => request.startsWith('GET /repos/'))).toHaveLength(1);
});
