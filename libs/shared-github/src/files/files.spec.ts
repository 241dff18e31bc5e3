import { expect, it } from '@jest/globals';
import { ConflictError } from '../errors/conflict.error.js';
import { MissingPermissionError } from '../errors/missing-permission.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import { GitHubAppClient } from '../github-app.client.js';
import { commitTree } from '../testing/ask.js';
import { badGateway, connect, type ConnectOptions, once, PRIVATE_KEY, PUBLIC_KEY } from '../testing/connect.js';

const PUT = /^PUT \/repos\/acme\/shop\/contents\//;

async function setup(options: ConnectOptions = {}) {
  const connection = await connect(options);
  await connection.client.createRepo('shop');
  const puts = () => connection.sent().filter((request) => PUT.test(request)).length;
  const commits = async () => {
    const response = await connection.simulator.fetch(
      new Request('https://api.github.com/repos/acme/shop/commits?per_page=100', {
        headers: { authorization: `token ${await connection.client.getOrgToken()}` },
      }),
    );
    return ((await response.json()) as { sha: string }[]).map(({ sha }) => sha);
  };
  return { ...connection, puts, commits };
}

it('writes the first file of an empty repository, in one request, and reads it back', async () => {
  const { client, puts, commits } = await setup();
  const commit = await client.createOrUpdateFile('shop', 'docs/a b#?.md', 'Grüße\n', 'Add a file');
  expect(puts()).toBe(1);
  expect(await commits()).toEqual([commit]);
  expect(await client.getFile('shop', 'docs/a b#?.md')).toEqual({
    path: 'docs/a b#?.md',
    content: 'Grüße\n',
    sha: expect.stringMatching(/^[0-9a-f]{40}$/),
    encoding: 'utf-8',
  });
});

it('reads bytes that are not text as base64', async () => {
  const { client } = await setup();
  const bytes = Uint8Array.of(0xff, 0xfe, 0x00, 0x80);
  await client.createOrUpdateFile('shop', 'logo.bin', bytes, 'Add a logo');
  const file = await client.getFile('shop', 'logo.bin');
  expect(file.encoding).toBe('base64');
  expect(Buffer.from(file.content, 'base64')).toEqual(Buffer.from(bytes));
});

it('updates a file, and leaves one alone that already reads so', async () => {
  const { client, commits } = await setup();
  await client.createOrUpdateFile('shop', 'a.txt', 'one', 'First');
  const second = await client.createOrUpdateFile('shop', 'a.txt', 'two', 'Second');
  expect(await client.createOrUpdateFile('shop', 'a.txt', 'two', 'Again')).toBe(second);
  expect(await commits()).toHaveLength(2);
});

it('loses no writer of many on one branch', async () => {
  const { client, commits } = await setup();
  const names = Array.from({ length: 30 }, (_, index) => `file-${index}`);
  await Promise.all(names.map((name) => client.createOrUpdateFile('shop', name, name, `Add ${name}`)));
  for (const name of names) expect(await client.getFile('shop', name)).toMatchObject({ content: name });
  expect(await commits()).toHaveLength(names.length);
});

it('does not write twice when only the answer was lost', async () => {
  const { client, commits } = await setup({
    intercept: once(PUT, async (_request, pass) => {
      await pass();
      return badGateway();
    }),
  });
  const commit = await client.createOrUpdateFile('shop', 'a.txt', 'one', 'Add a');
  expect(await commits()).toEqual([commit]);
});

it('writes again when GitHub failed before the effect', async () => {
  const { client, commits } = await setup({ intercept: once(PUT, async () => badGateway()) });
  const commit = await client.createOrUpdateFile('shop', 'a.txt', 'one', 'Add a');
  expect(await commits()).toEqual([commit]);
});

it('gives up when others keep winning', async () => {
  const { client } = await setup({
    intercept: (request, pass) =>
      request.method === 'PUT'
        ? Promise.resolve(Response.json({ message: 'a.txt does not match 0000' }, { status: 409 }))
        : pass(),
  });
  await expect(client.createOrUpdateFile('shop', 'a.txt', 'one', 'Add a')).rejects.toBeInstanceOf(ConflictError);
});

it.each([
  ['shop', 'acme/shop has no branch nowhere to write b.txt to. Create it first.'],
  ['nothing', 'b.txt cannot be written to acme/nothing at nowhere: there is no such repository or branch'],
])('says what is missing of %s', async (repo, message) => {
  const { client } = await setup();
  await client.createOrUpdateFile('shop', 'a.txt', 'one', 'Add a');
  const writing = client.createOrUpdateFile(repo, 'b.txt', 'x', 'Add b', 'nowhere');
  await expect(writing).rejects.toBeInstanceOf(NotFoundError);
  await expect(writing).rejects.toThrow(message);
});

it.each([
  ['docs', 'docs in acme/shop is a directory, not a file.'],
  ['module', 'module in acme/shop is a submodule, not a file.'],
  ['link', 'link in acme/shop is a symbolic link to docs/a.txt. Write to that.'],
  ['docs/a.txt/b', 'docs/a.txt/b cannot be written to acme/shop: a part of that path is a file.'],
])('writes no file to %s', async (path, message) => {
  const { client, simulator, puts, commits } = await setup();
  await client.createOrUpdateFile('shop', 'docs/a.txt', 'one', 'Add a');
  await commitTree(simulator, 'shop', [
    { path: 'module', mode: '160000', type: 'commit', sha: 'eeed0456ca0e8d129a91bd4826732ab95a3edbb6' },
    { path: 'link', mode: '120000', type: 'blob', content: 'docs/a.txt' },
  ]);
  const writing = client.createOrUpdateFile('shop', path, 'two', 'Add it');
  await expect(writing).rejects.toBeInstanceOf(ValidationError);
  await expect(writing).rejects.toThrow(message);
  expect([puts(), (await commits()).length]).toEqual([2, 2]);
});

it('compares with a file of more than 1 MB without reading it, and replaces it', async () => {
  const { client, commits, sent } = await setup();
  const large = 'x'.repeat(1024 * 1024 + 1);
  const first = await client.createOrUpdateFile('shop', 'large.txt', large, 'Add it');
  expect(await client.createOrUpdateFile('shop', 'large.txt', large, 'Again')).toBe(first);
  await client.createOrUpdateFile('shop', 'large.txt', `${large}y`, 'Change it');
  expect(await commits()).toHaveLength(2);
  expect(sent().filter((request) => request.includes('/git/blobs/'))).toEqual([]);
});

it('names the permission that a workflow’s file needs, and does not try again', async () => {
  const permissions = { administration: 'write', contents: 'write', metadata: 'read' } as const;
  const { client, puts } = await setup({ simulator: { app: { id: 7, publicKey: PUBLIC_KEY, permissions } } });
  const failure = await client
    .createOrUpdateFile('shop', '.github/workflows/ci.yml', 'on: push', 'Add CI')
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(MissingPermissionError);
  expect(failure).toMatchObject({ status: 404, needed: 'contents=write,workflows=write', granted: permissions });
  expect(puts()).toBe(1);
});

it('loses no writer of two processes on one branch, and writes nothing twice', async () => {
  const { client, simulator, commits } = await setup();
  const other = GitHubAppClient.create({ org: 'acme', appId: 7, privateKey: PRIVATE_KEY, retryDelayMs: 1 });
  const names = Array.from({ length: 24 }, (_, index) => `file-${index}`);
  await Promise.all(
    names.map((name, index) =>
      (index % 2 ? client : other).createOrUpdateFile(
        'shop',
        name,
        name,
        `Add ${name}`,
        index % 3 ? 'main' : undefined,
      ),
    ),
  );
  expect((await client.listFiles('shop')).map(({ name }) => name).sort()).toEqual([...names].sort());
  expect(await commits()).toHaveLength(names.length);
  simulator.assertBehaviour();
});

it('lets two processes that write one file go one after the other', async () => {
  const { client, commits } = await setup();
  const other = GitHubAppClient.create({ org: 'acme', appId: 7, privateKey: PRIVATE_KEY, retryDelayMs: 1 });
  const written = await Promise.all(
    ['one', 'two', 'three', 'four'].map((text, index) =>
      (index % 2 ? client : other).createOrUpdateFile('shop', 'a.txt', text, `Write ${text}`),
    ),
  );
  expect(new Set(written).size).toBe(4);
  expect([...(await commits())].sort()).toEqual([...written].sort());
});

it('leaves its place in the queue when its caller has had enough', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const { client, commits } = await setup({
    intercept: once(PUT, async (_request, pass) => {
      await held;
      return pass();
    }),
  });
  const first = client.createOrUpdateFile('shop', 'a.txt', 'one', 'First');
  const stop = new AbortController();
  const second = client.createOrUpdateFile('shop', 'b.txt', 'two', 'Second', undefined, { signal: stop.signal });
  stop.abort(new Error('enough'));
  await expect(second).rejects.toThrow('enough');
  release();
  const commit = await first;
  expect(await commits()).toEqual([commit]);
});

it.each(['../x', '/x', 'x/', 'a//b', './a', '', 'a\0b'])(
  'refuses the path %j before anything is sent',
  async (path) => {
    const { client, sent } = await setup();
    const before = sent().length;
    await expect(client.getFile('shop', path)).rejects.toBeInstanceOf(ValidationError);
    await expect(client.createOrUpdateFile('shop', path, '', '')).rejects.toBeInstanceOf(ValidationError);
    expect(sent()).toHaveLength(before);
  },
);
