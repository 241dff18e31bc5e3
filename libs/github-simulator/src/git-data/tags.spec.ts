import { expect, it } from '@jest/globals';
import { git } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';

async function setup() {
  const started = await startSimulator({ clock: () => Date.UTC(2026, 0, 31, 12) });
  const { github, simulator } = started;
  await github.post('/orgs/acme/repos', { name: 'demo', private: true, auto_init: true });
  const tags = '/repos/acme/demo/git/tags';
  const { body: branch } = await github.get('/repos/acme/demo/branches/main');
  const object: string = branch.commit.sha;
  const create = (fields: object = {}) =>
    github.post(tags, { tag: 'v1.0.0', message: 'first', object, type: 'commit', ...fields });
  const inGit = (...command: string[]) => git(simulator.repositories()[0]?.gitDirectory ?? '', ...command);
  return { ...started, tags, object, tree: branch.commit.commit.tree.sha as string, create, inGit };
}

it('makes an annotated tag, and no reference to it', async () => {
  const { create, github, tags, object, inGit } = await setup();
  const { status, body, headers } = await create();
  expect([status, headers.get('location')]).toEqual([201, body.url]);
  expect(body).toMatchObject({
    tag: 'v1.0.0',
    message: 'first',
    object: { sha: object, type: 'commit', url: `https://api.github.com/repos/acme/demo/git/commits/${object}` },
    tagger: { name: 'project-factory[bot]', date: '2026-01-31T12:00:00Z' },
  });
  expect((await github.get(`${tags}/${body.sha}`)).body).toEqual(body);
  expect((await github.get('/repos/acme/demo/tags')).body).toEqual([]);
  expect(await inGit('fsck', '--strict', body.sha)).toMatchObject({
    code: 0,
    output: expect.not.stringContaining('err'),
  });
});

it('is found by its name once a reference leads to it', async () => {
  const { create, github, object, inGit } = await setup();
  const { body } = await create({ tagger: { name: 'Ada', email: 'ada@example.org', date: '2025-01-01T00:00:00Z' } });
  await github.post('/repos/acme/demo/git/refs', { ref: 'refs/tags/v1.0.0', sha: body.sha });
  expect((await github.get('/repos/acme/demo/git/ref/tags/v1.0.0')).body.object).toMatchObject({
    type: 'tag',
    sha: body.sha,
  });
  expect((await github.get('/repos/acme/demo/tags')).body).toMatchObject([{ name: 'v1.0.0', commit: { sha: object } }]);
  expect((await github.get('/repos/acme/demo/commits/v1.0.0')).body.sha).toBe(object);
  expect((await inGit('tag', '-n', '--format=%(taggername) %(contents)')).output.trim()).toBe('Ada first');
});

it.each([
  [{ tag: undefined }, 'Invalid request.\n\n"tag" wasn\'t supplied.'],
  [{ tag: 'a b' }, 'a b is not a valid tag name.'],
  [{ tag: 'a\ntagger me' }, 'a\ntagger me is not a valid tag name.'],
  [{ type: 'tag' }, 'Invalid request.\n\ntag is not a member of ["commit","tree","blob"].'],
  [{ object: 'nope' }, 'object nope is not a valid commit'],
  [{ object: '1'.repeat(40) }, `object ${'1'.repeat(40)} is not a valid commit`],
])('refuses %j', async (fields, message) => {
  const { create } = await setup();
  const { status, body } = await create(fields);
  expect([status, body.message]).toEqual([422, message]);
});

it('tags trees as such only', async () => {
  const { create, tree } = await setup();
  expect((await create({ object: tree })).status).toBe(422);
  expect((await create({ object: tree, type: 'tree' })).body.object.type).toBe('tree');
});

it('finds tags by their whole name only', async () => {
  const { github, tags, object } = await setup();
  expect((await github.get(`${tags}/v1.0.0`)).status).toBe(422);
  expect((await github.get(`${tags}/${object}`)).status).toBe(404);
});
