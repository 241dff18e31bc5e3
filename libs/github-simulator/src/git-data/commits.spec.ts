import { expect, it } from '@jest/globals';
import { git } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';

const missing = 'eeed0456ca0e8d129a91bd4826732ab95a3edbb6';

async function setup() {
  const started = await startSimulator({ clock: () => Date.UTC(2026, 0, 31, 12) });
  const { github, simulator } = started;
  await github.post('/orgs/acme/repos', { name: 'demo', private: true, auto_init: true });
  const commits = '/repos/acme/demo/git/commits';
  const { body: branch } = await github.get('/repos/acme/demo/branches/main');
  const parent: string = branch.commit.sha;
  const tree: string = branch.commit.commit.tree.sha;
  const create = (fields: object = {}) => github.post(commits, { message: 'test', tree, parents: [parent], ...fields });
  const raw = async (sha: string) =>
    (await git(simulator.repositories()[0]?.gitDirectory ?? '', 'cat-file', 'commit', sha)).output;
  return { ...started, commits, parent, tree, create, raw };
}

it('commits a tree in the name of the App', async () => {
  const { create, github, parent, tree } = await setup();
  const { status, body, headers } = await create();
  expect([status, headers.get('location')]).toEqual([201, body.url]);
  expect(body).toMatchObject({
    message: 'test',
    tree: { sha: tree },
    parents: [{ sha: parent }],
    author: { name: 'project-factory[bot]', date: '2026-01-31T12:00:00Z' },
    committer: { name: 'GitHub', email: 'noreply@github.com' },
    verification: { verified: false, reason: 'unsigned' },
  });
  expect((await github.get(`/repos/acme/demo/git/commits/${body.sha}`)).body).toEqual(body);
  expect((await github.get('/repos/acme/demo/commits')).body).toHaveLength(1);
});

it('lets the author commit, unless another does', async () => {
  const { create } = await setup();
  const author = { name: 'Ada', email: 'ada@example.org', date: '2025-01-01T00:00:00Z' };
  const committer = { name: 'Bob', email: 'bob@example.org', date: '2025-01-02T00:00:00Z' };
  expect((await create({ author })).body).toMatchObject({ author, committer: author });
  expect((await create({ author, committer })).body).toMatchObject({ author, committer });
});

it('keeps the time zone, and shows the time without it', async () => {
  const { create, raw } = await setup();
  const author = { name: 'Ada', email: 'ada@example.org', date: '1972-11-02T15:05:10+08:00' };
  const { body } = await create({ author });
  expect(body.author.date).toBe('1972-11-02T07:05:10Z');
  expect(await raw(body.sha)).toContain('author Ada <ada@example.org> 89535910 +0800');
  const { body: early } = await create({ author: { ...author, date: '1932-11-02T15:05:10+08:00' } });
  expect(early.author.date).toBe('1970-01-01T00:00:00Z');
});

it('keeps a signature', async () => {
  const { create, github, raw } = await setup();
  const signature = '-----BEGIN PGP SIGNATURE-----\n\niQIzBAAB\n-----END PGP SIGNATURE-----';
  const { body } = await create({ signature: `${signature}\n` });
  expect(body.verification).toMatchObject({ verified: false, reason: 'unknown_key', signature });
  expect(body.verification.payload).toMatch(/^tree [0-9a-f]{40}\nparent [^]*\n\ntest$/);
  expect(await raw(body.sha)).toContain(`gpgsig ${signature.replaceAll('\n', '\n ')}\n\ntest`);
  const { body: seen } = await github.get(`/repos/acme/demo/commits/${body.sha}`);
  expect(seen.commit.verification).toEqual(body.verification);
});

it.each([
  [{ tree: undefined }, 'Invalid request.\n\n"tree" wasn\'t supplied.'],
  [{ tree: missing }, 'Tree SHA does not exist'],
  [{ tree: 'nonsense' }, 'The tree parameter must be exactly 40 characters and contain only [0-9a-f].'],
  [{ parents: [missing] }, 'Parent SHA does not exist or is not a commit object'],
  [{ parents: ['../HEAD'] }, 'Parent SHA does not exist or is not a commit object'],
  [{ author: { name: 'Ada', email: '' } }, 'Validation Failed'],
  [{ author: { name: 'Ada' } }, 'Invalid request.\n\n"email" wasn\'t supplied.'],
  ...['4728-11-02T15:05:10', '2026-02-30T00:00:00Z', 'yesterday'].map((date) => [
    { author: { name: 'Ada', email: 'a@b.c', date } },
    `Invalid request.\n\n${date} is not a valid date-time.`,
  ]),
] as [object, string][])('refuses %j', async (fields, message) => {
  const { create } = await setup();
  const { status, body } = await create(fields);
  expect([status, body.message]).toEqual([422, message]);
});

it('says who has no name', async () => {
  const { create } = await setup();
  expect((await create({ author: { name: '', email: ' ' } })).body.errors).toEqual([
    { resource: 'author', field: 'name', code: 'missing_field' },
    { resource: 'author', field: 'email', code: 'missing_field' },
  ]);
});

it('takes neither a commit for a tree nor a tree for a parent', async () => {
  const { create, tree, parent } = await setup();
  expect((await create({ tree: parent })).body.message).toBe('Tree SHA is not a tree object');
  const { body } = await create({ parents: [parent, tree] });
  expect(body.message).toBe('Parent SHA does not exist or is not a commit object');
});

it('finds commits by their whole name only', async () => {
  const { github, commits, tree } = await setup();
  expect((await github.get(`${commits}/main`)).status).toBe(422);
  expect((await github.get(`${commits}/${missing}`)).status).toBe(404);
  expect((await github.get(`${commits}/${tree}`)).status).toBe(404);
});
