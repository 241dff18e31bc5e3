import { expect, it } from '@jest/globals';
import { ConflictError } from '../errors/conflict.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import { badGateway, connect, type ConnectOptions, once } from '../testing/connect.js';

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

it('says which file is missing, and where', async () => {
  const { client } = await setup();
  await client.createOrUpdateFile('shop', 'a.txt', 'one', 'Add a');
  await expect(client.getFile('shop', 'b.txt', 'main')).rejects.toThrow('acme/shop has no b.txt at main.');
  await expect(client.createOrUpdateFile('shop', 'b.txt', 'x', 'Add b', 'nowhere')).rejects.toBeInstanceOf(
    NotFoundError,
  );
});

it('says that a directory is not a file', async () => {
  const { client } = await setup();
  await client.createOrUpdateFile('shop', 'docs/a.txt', 'one', 'Add a');
  await expect(client.getFile('shop', 'docs')).rejects.toBeInstanceOf(ValidationError);
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
