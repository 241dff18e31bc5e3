import { expect, it } from '@jest/globals';
import { millisecondsOf } from '../testing/milliseconds-of.js';
import { startSimulator } from '../testing/start-simulator.js';

const missing = 'eeed0456ca0e8d129a91bd4826732ab95a3edbb6';

async function setup({ empty = false } = {}) {
  const started = await startSimulator();
  await started.github.post('/orgs/acme/repos', { name: 'demo', private: true, auto_init: !empty });
  const blobs = '/repos/acme/demo/git/blobs';
  const create = (body: unknown) => started.github.post(blobs, body);
  const get = (sha: string, accept?: string) => started.github.get(`${blobs}/${sha}`, accept ? { accept } : {});
  return { ...started, blobs, create, get };
}

it('stores text', async () => {
  const { create, get } = await setup();
  const { status, body, headers } = await create({ content: 'hello\n' });
  const sha = 'ce013625030ba8dba906f756967f9e9ca394464a';
  const url = `https://api.github.com/repos/acme/demo/git/blobs/${sha}`;
  expect([status, body, headers.get('location')]).toEqual([201, { sha, url }, url]);
  expect((await get(sha)).body).toMatchObject({ sha, url, size: 6, content: 'aGVsbG8K\n', encoding: 'base64' });
});

it('stores bytes', async () => {
  const { create, get, simulator, token } = await setup();
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
  const { body } = await create({ content: bytes.toString('base64'), encoding: 'base64' });
  const { content, size } = (await get(body.sha)).body;
  expect([Buffer.from(content, 'base64'), size]).toEqual([bytes, 256]);
  expect(Math.max(...content.split('\n').map(({ length }: string) => length))).toBe(60);
  const request = new Request(body.url, {
    headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github.raw+json' },
  });
  expect(Buffer.from(await (await simulator.fetch(request)).arrayBuffer())).toEqual(bytes);
});

it.each(['utf-8', 'latin1', ''])('takes the encoding %j for the text as it is', async (encoding) => {
  const { create } = await setup();
  const { body } = await create({ content: 'Blòb', encoding });
  expect(body.sha).toBe((await create({ content: 'QmzDsmI', encoding: 'base64' })).body.sha);
});

it.each([
  [{}, 'Invalid request.\n\n"content" wasn\'t supplied.'],
  [{ content: 1 }, "Invalid request.\n\nFor 'properties/content', 1 is not a string."],
  [{ content: '{ "a": 1 }', encoding: 'base64' }, 'content is not valid Base64'],
  [{ content: 'YQ==YQ==', encoding: 'base64' }, 'content is not valid Base64'],
])('refuses %j', async (wish, message) => {
  const { create } = await setup();
  const { status, body } = await create(wish);
  expect([status, body.message]).toEqual([422, message]);
});

it('finds blobs by their whole name only', async () => {
  const { get, github } = await setup();
  const sha = 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].';
  expect((await get('ce0136')).body).toMatchObject({ message: sha, status: '422' });
  expect((await get('..%2F..%2Fconfig')).body.message).toBe(sha);
  expect((await get(missing)).body).toMatchObject({ message: 'Not Found', status: '404' });
  const { body } = await github.get('/repos/acme/demo/branches/main');
  expect((await get(body.commit.sha)).status).toBe(404);
});

it('has nothing to do with an empty repository', async () => {
  const { create, get } = await setup({ empty: true });
  for (const { status, body } of [await create({ content: 'a' }), await get(missing)]) {
    expect([status, body.message]).toEqual([409, 'Git Repository is empty.']);
  }
});

it('wants contents: write to write, and read to read', async () => {
  const { mint, anonymous, blobs } = await setup();
  const reader = anonymous.as(await mint({ permissions: { contents: 'read' } }));
  const { status, headers } = await reader.post(blobs, { content: 'a' });
  expect([status, headers.get('x-accepted-github-permissions')]).toEqual([403, 'contents=write']);
  expect((await reader.get(`${blobs}/${missing}`)).status).toBe(404);
  expect((await anonymous.get(`${blobs}/${missing}`)).status).toBe(404);
});

it('takes base64 without its padding, and broken into lines', async () => {
  const { create } = await setup();
  const { body } = await create({ content: 'QmzD\r\nsmI=\n', encoding: 'base64' });
  expect(body.sha).toBe((await create({ content: 'QmzDsmI', encoding: 'base64' })).body.sha);
});

it('finds what is not base64 at once, however long it is', async () => {
  const { create } = await setup();
  const content = `${' '.repeat(200_000)}!`;
  expect(await millisecondsOf(() => create({ content, encoding: 'base64' }))).toBeLessThan(10_000);
});
