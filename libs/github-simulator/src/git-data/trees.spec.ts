import { expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { GitRepository } from '../git/git-repository.js';
import { fileMode } from '../git/objects/tree.js';
import { startSimulator } from '../testing/start-simulator.js';

const noObject = '0'.repeat(40);
const missing = 'eeed0456ca0e8d129a91bd4826732ab95a3edbb6';

interface Entry {
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  readonly size?: number;
}

async function setup() {
  const started = await startSimulator();
  const { github, simulator } = started;
  await github.post('/orgs/acme/repos', { name: 'demo', private: true, auto_init: true });
  const trees = '/repos/acme/demo/git/trees';
  const create = (tree: unknown, base?: string) =>
    github.post(trees, { tree, ...(base !== undefined && { base_tree: base }) });
  const list = async (sha: string): Promise<string[]> =>
    (await github.get(`${trees}/${sha}?recursive=1`)).body.tree.map(({ path }: Entry) => path);
  const { body: branch } = await github.get('/repos/acme/demo/branches/main');
  const { body: blob } = await github.post('/repos/acme/demo/git/blobs', { content: 'text' });
  const commit: string = branch.commit.sha;
  const root: string = branch.commit.commit.tree.sha;
  const git = () => new GitRepository(simulator.repositories()[0]?.gitDirectory ?? '');
  return { ...started, trees, create, list, commit, root, blob: blob.sha as string, git };
}

const file = (path: string, fields: object = { content: path }) => ({ path, mode: '100644', type: 'blob', ...fields });

it('writes nested files, links, modes and submodules', async () => {
  const { create, github, trees, blob } = await setup();
  const { status, body, headers } = await create([
    file('docs/a/b.md'),
    file('docs/run', { mode: '100755', sha: blob }),
    file('link', { mode: '120000', content: 'docs/run' }),
    { path: 'module', mode: '160000', type: 'commit', sha: missing },
    file('back\\slash'),
  ]);
  expect([status, headers.get('location')]).toEqual([201, body.url]);
  expect(body.tree.map(({ path }: Entry) => path)).toEqual(['back\\slash', 'docs', 'link', 'module']);
  const { body: all } = await github.get(`${trees}/${body.sha}?recursive=true`);
  expect(all.truncated).toBe(false);
  expect(all.tree.map(({ path, mode, type, size }: Entry) => [path, mode, type, size])).toEqual([
    ['back\\slash', '100644', 'blob', 10],
    ['docs', '040000', 'tree', undefined],
    ['docs/a', '040000', 'tree', undefined],
    ['docs/a/b.md', '100644', 'blob', 11],
    ['docs/run', '100755', 'blob', 4],
    ['link', '120000', 'blob', 8],
    ['module', '160000', 'commit', undefined],
  ]);
});

it('changes another tree, or that of a commit', async () => {
  const { create, list, root, commit } = await setup();
  const { body: first } = await create([file('docs/a'), file('docs/b')], root);
  const gone = file('docs/a', { sha: null });
  const { body: second } = await create([gone, file('src/c'), file('README.md')], first.sha);
  expect(await list(second.sha)).toEqual(['README.md', 'docs', 'docs/b', 'src', 'src/c']);
  const { body: third } = await create([file('README.md', { sha: null })], commit);
  expect([third.sha, third.tree]).toEqual(['4b825dc642cb6eb9a060e54bf8d69288fbee4904', []]);
});

it('takes a tree for a directory, and changes below it', async () => {
  const { create, list, root } = await setup();
  const { body } = await create([
    { path: 'copy', mode: '040000', type: 'tree', sha: root },
    file('copy/more'),
    file('case'),
    file('Case'),
  ]);
  expect(await list(body.sha)).toEqual(['Case', 'case', 'copy', 'copy/README.md', 'copy/more']);
});

it.each([
  ['/a', 'tree.path cannot start with a slash'],
  ['', 'tree.path contains a malformed path component'],
  ['a//b', 'tree.path contains a malformed path component'],
  ['a/', 'tree.path contains a malformed path component'],
  ['a/../b', 'tree.path contains a malformed path component'],
  ['./a', 'tree.path contains a malformed path component'],
  ['a/.git/config', 'tree.path contains a malformed path component'],
  ['.GIT', 'tree.path contains a malformed path component'],
  ['git~1/a', 'tree.path contains a malformed path component'],
  ['a\0b', 'tree.path contains a malformed path component'],
  ['half \ud83d', 'tree.path contains a malformed path component'],
  ['ü'.repeat(2049), 'tree.path contains a malformed path component'],
])('refuses the path %j', async (path, message) => {
  const { create } = await setup();
  const { status, body } = await create([file(path)]);
  expect([status, body.message]).toEqual([422, message]);
});

const both = 'Must supply either tree.sha or tree.content. Request will be rejected if both are present.';

it.each([
  ['no mode', { path: 'a', content: 'a' }, 'Must supply a valid tree.mode'],
  ['a mode that is none', file('a', { mode: '100664', content: '' }), 'Must supply a valid tree.mode'],
  ['a short mode', file('a', { mode: '40000', content: '' }), 'Must supply a valid tree.mode'],
  ['neither sha nor content', file('a', {}), both],
  ['both', file('a', { sha: missing, content: '' }), both],
  ['no content', file('a', { mode: '040000', content: null }), both],
  ['content of a directory', file('a', { mode: '040000', content: '' }), 'A subdirectory may not have content'],
  ['content of a submodule', file('a', { mode: '160000', content: '' }), 'GitRPC::BadObjectState'],
  ['a missing blob', file('a', { sha: missing }), `tree.sha ${missing} is not a valid blob`],
  ['a missing tree', file('a', { type: 'tree', sha: missing }), `tree.sha ${missing} is not a valid tree`],
  ['a nameless commit', file('a', { mode: '160000', type: 'commit', sha: 'x' }), 'tree.sha x is not a valid commit'],
  ['the null commit', file('a', { mode: '160000', type: 'commit', sha: noObject }), 'GitRPC::BadObjectState'],
  ['the end of nothing', file('nope', { sha: null }), 'GitRPC::BadObjectState'],
  ['an entry that is none', 'a', 'Invalid tree info'],
])('refuses %s', async (_what, item, message) => {
  const { create } = await setup();
  const { status, body } = await create([item]);
  expect([status, body.message]).toEqual([422, message]);
});

it('refuses an object that does not fit its mode', async () => {
  const { create, root, blob } = await setup();
  const refused = async (fields: object) => (await create([file('a', fields)])).body.message;
  expect(await refused({ mode: '040000', sha: blob })).toBe('GitRPC::BadObjectState');
  expect(await refused({ mode: '120000', type: 'tree', sha: root })).toBe('GitRPC::BadObjectState');
  expect(await refused({ mode: '040000', sha: root })).toBe(`tree.sha ${root} is not a valid blob`);
});

it('refuses a base that is none, and a tree of nothing', async () => {
  const { create, github, trees, root, blob } = await setup();
  for (const base of [missing, blob, 'nonsense', '../../HEAD']) {
    const { status, body } = await create([file('a')], base);
    expect([status, body.message]).toEqual([422, 'base_tree is not a valid tree oid']);
  }
  expect((await create([], root)).body.message).toBe('Invalid tree info');
  expect((await create([file('a')], '')).body.message).toBe('Invalid tree info');
  expect((await github.post(trees, {})).body.message).toBe('Invalid request.\n\n"tree" wasn\'t supplied.');
  expect((await github.post(trees, { tree: {} })).body.message).toContain("For 'properties/tree', {} is not an array.");
});

it('shows a tree by its name, or that of a commit, a branch, a tag or a directory', async () => {
  const { github, trees, root, commit } = await setup();
  await github.post('/repos/acme/demo/git/refs', { ref: 'refs/heads/a/b', sha: commit });
  for (const [name, sha] of [
    [root, root],
    [commit, commit],
    ['main', commit],
    ['a%2Fb', commit],
    ['heads/a/b', commit],
    ['HEAD', commit],
  ]) {
    const { body } = await github.get(`${trees}/${name}`);
    expect([body.sha, body.tree.map(({ path }: Entry) => path)]).toEqual([sha, ['README.md']]);
  }
  await github.put('/repos/acme/demo/contents/docs/x/y', { message: 'y', content: '' });
  expect((await github.get(`${trees}/main:docs/x`)).body.tree).toMatchObject([{ path: 'y' }]);
  for (const name of ['nope', missing, 'main:nope', 'main:README.md', '..%2F..%2FHEAD']) {
    expect((await github.get(`${trees}/${name}`)).status).toBe(404);
  }
});

it.each([
  ['', 1],
  ['?recursive', 1],
  ['?recursive=', 2],
  ['?recursive=0', 2],
  ['?recursive=false', 2],
])('takes the query %j as GitHub does', async (query, count) => {
  const { create, github, trees } = await setup();
  const { body } = await create([file('a/b')]);
  expect((await github.get(`${trees}/${body.sha}${query}`)).body.tree).toHaveLength(count);
});

it('lists 100 000 entries and no more', async () => {
  const { github, trees, blob, git } = await setup();
  const entries = Array.from({ length: 1000 }, (_, index) => ({ mode: fileMode, name: `${index}`, sha: blob }));
  const inner = await git().writeTree(entries);
  const outer = await git().writeTree(
    Array.from({ length: 100 }, (_, index) => ({ mode: '40000', name: `${index}`, sha: inner })),
  );
  const { body } = await github.get(`${trees}/${outer}?recursive=1`);
  expect([body.truncated, body.tree.length]).toEqual([true, 100_000]);
  expect((await github.get(`${trees}/${outer}`)).body).toMatchObject({ truncated: false });
});

it('hides workflow files from who may not write them', async () => {
  const { mint, anonymous, trees, list, create } = await setup();
  const github = anonymous.as(await mint({ permissions: { contents: 'write' } }));
  const path = '.github/workflows/ci.yml';
  const { status, body, headers } = await github.post(trees, { tree: [file(path)] });
  expect([status, body.message]).toEqual([404, 'Not Found']);
  expect(headers.get('x-accepted-github-permissions')).toBe('contents=write,workflows=write');
  expect((await github.post(trees, { tree: [file('.github/dependabot.yml')] })).status).toBe(201);
  expect(await list((await create([file(path)])).body.sha)).toContain(path);
});

it('takes the deepest path that git can work with, and writes nothing for a deeper one', async () => {
  const { create, github } = await setup();
  const deepest = `${'a/'.repeat(2047)}b`;
  expect((await create([file(deepest)])).status).toBe(201);
  const content = 'Nobody wrote this before';
  const { status, body } = await create([file(`${'a/'.repeat(20_000)}b`, { content })]);
  expect([status, body.message]).toEqual([422, 'tree.path contains a malformed path component']);
  const sha = createHash('sha1').update(`blob ${content.length}\0${content}`).digest('hex');
  expect((await github.get(`/repos/acme/demo/git/blobs/${sha}`)).status).toBe(404);
});
