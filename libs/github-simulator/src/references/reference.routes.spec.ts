import { expect, it } from '@jest/globals';
import { temporaryDirectory } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';

const missing = 'eeed0456ca0e8d129a91bd4826732ab95a3edbb6';

async function setup({ empty = false, directory }: { empty?: boolean; directory?: string } = {}) {
  const started = await startSimulator(directory ? { directory } : {});
  const { github } = started;
  await github.post('/orgs/acme/repos', { name: 'demo', private: true, auto_init: !empty });
  const git = '/repos/acme/demo/git';
  const put = async (path: string, branch = 'main'): Promise<string> => {
    const wish = { message: path, content: '', branch };
    return (await github.put(`/repos/acme/demo/contents/${path}`, wish)).body.commit.sha;
  };
  const create = (ref: string, sha: string) => github.post(`${git}/refs`, { ref, sha });
  const update = (ref: string, fields: object) => github.send('PATCH', `${git}/refs/${ref}`, { body: fields });
  const head = async (ref = 'heads/main') => (await github.get(`${git}/ref/${ref}`)).body.object?.sha;
  const names = async (path: string) => {
    const { body } = await github.get(`${git}/${path}`);
    return Array.isArray(body) ? body.map(({ ref }) => ref) : body.ref;
  };
  return { ...started, git, put, create, update, head, names };
}

it('creates branches and tags, which a restart does not lose', async () => {
  const directory = temporaryDirectory();
  const { create, head, simulator } = await setup({ directory });
  const sha = await head();
  const { status, body, headers } = await create('refs/heads/feature/ü', sha);
  const url = 'https://api.github.com/repos/acme/demo/git/refs/heads/feature/%C3%BC';
  expect([status, headers.get('location')]).toEqual([201, url]);
  expect(body).toMatchObject({ ref: 'refs/heads/feature/ü', url, object: { sha, type: 'commit' } });
  expect((await create('refs/tags/v1', sha)).status).toBe(201);
  await simulator.close();
  const { github } = await startSimulator({ directory });
  expect((await github.get('/repos/acme/demo/branches')).body).toHaveLength(2);
  expect((await github.get('/repos/acme/demo/git/ref/tags/v1')).body.object.sha).toBe(sha);
});

it.each([
  ['heads/a', "Reference name must start with 'refs/'."],
  ['refs/a', 'Reference name must contain at least three slash-separated components.'],
  ['refs/heads/', 'refs/heads/ is not a valid ref name.'],
  ['refs//refs/heads/a', 'refs//refs/heads/a is not a valid ref name.'],
  ['refs/heads/../../HEAD', 'refs/heads/../../HEAD is not a valid ref name.'],
  ['refs/heads/a.lock', 'refs/heads/a.lock is not a valid ref name.'],
  ['refs/heads/a\0b', 'refs/heads/a\0b is not a valid ref name.'],
  ['refs/heads/half \ud83d', 'refs/heads/half \ud83d is not a valid ref name.'],
  ['refs/heads/main', 'Reference already exists'],
  ['refs/heads/main/below', 'Reference update failed'],
])('refuses to create %j', async (ref, message) => {
  const { create, head, names } = await setup();
  const { status, body } = await create(ref, await head());
  expect([status, body.message]).toEqual([422, message]);
  expect(await names('refs')).toEqual(['refs/heads/main']);
});

it('leads only to what there is, and branches only to commits', async () => {
  const { create, github, git, names } = await setup();
  expect((await create('refs/heads/a', missing)).body.message).toBe('Object does not exist');
  expect((await create('refs/heads/a', 'main')).body.message).toContain('must be exactly 40 characters');
  const { body: blob } = await github.post(`${git}/blobs`, { content: 'a' });
  expect((await create('refs/heads/a', blob.sha)).body.message).toBe('Reference update failed');
  expect((await create('refs/others/a', blob.sha)).body.object.type).toBe('blob');
  expect(await names('refs')).toEqual(['refs/heads/main', 'refs/others/a']);
});

it('moves a branch forwards, and anywhere when forced', async () => {
  const { create, update, put, head } = await setup();
  const first = await head();
  await create('refs/heads/other', first);
  const second = await put('a');
  const { status, body } = await update('heads/other', { sha: second });
  expect([status, body.object.sha]).toEqual([200, second]);
  const back = await update('heads/other', { sha: first });
  expect([back.status, back.body.message]).toEqual([422, 'Update is not a fast forward']);
  expect(await head('heads/other')).toBe(second);
  expect((await update('heads/other', { sha: first, force: true })).body.object.sha).toBe(first);
  expect((await update('heads/other', { sha: first })).status).toBe(200);
});

it('refuses to move what is not there, and to where nothing is', async () => {
  const { create, update, head, github, git } = await setup();
  const sha = await head();
  const message = async (ref: string, fields: object) => (await update(ref, fields)).body.message;
  expect(await message('heads/nope', { sha })).toBe('Reference does not exist');
  expect(await message('refs/heads/main', { sha })).toBe('Reference does not exist');
  expect(await message('heads%2F..%2F..%2FHEAD', { sha })).toBe('Reference does not exist');
  expect(await message('heads/main', { sha: missing })).toBe('Object does not exist');
  expect(await message('heads/main', {})).toBe('Invalid request.\n\n"sha" wasn\'t supplied.');
  const { body } = await github.get('/repos/acme/demo/branches/main');
  expect(await message('heads/main', { sha: body.commit.commit.tree.sha, force: true })).toBe('Object is not a commit');
  const { body: blob } = await github.post(`${git}/blobs`, { content: 'a' });
  await create('refs/others/a', blob.sha);
  expect((await update('others/a', { sha })).status).toBe(200);
});

it('deletes branches and tags, but not the default branch', async () => {
  const { create, head, github, git } = await setup();
  await create('refs/heads/a/b', await head());
  const remove = (ref: string) => github.delete(`${git}/refs/${ref}`);
  expect((await remove('heads/a/b')).status).toBe(204);
  for (const [ref, message] of [
    ['heads/a/b', 'Reference does not exist'],
    ['heads', 'Reference does not exist'],
    ['heads/main', 'Cannot delete the default branch'],
  ] as const) {
    const { status, body } = await remove(ref);
    expect([status, body.message]).toEqual([422, message]);
  }
  expect((await create('refs/heads/a', await head())).status).toBe(201);
});

it('lists what begins with a prefix, whole', async () => {
  const { create, head, names, github, git } = await setup();
  const sha = await head();
  for (const ref of ['refs/heads/feature-a', 'refs/heads/feature/b', 'refs/tags/v1']) await create(ref, sha);
  for (let index = 0; index < 40; index += 1) await create(`refs/heads/many/${index}`, sha);
  expect(await names('matching-refs/heads/feature')).toEqual(['refs/heads/feature-a', 'refs/heads/feature/b']);
  expect(await names('matching-refs/tags')).toEqual(['refs/tags/v1']);
  expect(await names('matching-refs/heads/nope')).toEqual([]);
  expect(await names('matching-refs/heads/many/')).toHaveLength(40);
  expect(await names('matching-refs')).toHaveLength(44);
  expect((await github.get(`${git}/ref/heads/feature`)).status).toBe(404);
});

it('answers at the addresses that older clients use', async () => {
  const { create, head, names, github, git } = await setup();
  await create('refs/heads/main2', await head());
  expect(await names('refs')).toEqual(['refs/heads/main', 'refs/heads/main2']);
  expect(await names('refs/heads')).toEqual(['refs/heads/main', 'refs/heads/main2']);
  expect(await names('refs/heads/main')).toBe('refs/heads/main');
  expect(await names('refs/heads%2Fmain2')).toBe('refs/heads/main2');
  expect((await github.get(`${git}/refs/heads/nope`)).body).toMatchObject({ message: 'Not Found', status: '404' });
  expect((await github.get(`${git}/refs/%zz`)).status).toBe(404);
  expect((await github.send('HEAD', `${git}/refs/heads/main`)).status).toBe(200);
  expect((await github.get('/repos/acme/nope/git/refs')).status).toBe(404);
});

it('has nothing to do with an empty repository', async () => {
  const { github, git, create, update } = await setup({ empty: true });
  const answers = [
    await github.get(`${git}/refs`),
    await github.get(`${git}/matching-refs/heads`),
    await github.get(`${git}/ref/heads/main`),
    await create('refs/heads/main', missing),
    await update('heads/main', { sha: missing }),
    await github.delete(`${git}/refs/heads/main`),
  ];
  for (const { status, body } of answers) expect([status, body.message]).toEqual([409, 'Git Repository is empty.']);
});

it('lists tags, the last by name first, with the commits that they stand for', async () => {
  const { create, head, github, git } = await setup();
  const object = await head();
  const wish = { tag: 'v2', message: 'two', object, type: 'commit' };
  const { body: tag } = await github.post(`${git}/tags`, wish);
  await create('refs/tags/v1', object);
  await create('refs/tags/v2', tag.sha);
  await create('refs/tags/file', (await github.post(`${git}/blobs`, { content: 'a' })).body.sha);
  const { body, headers } = await github.get('/repos/acme/demo/tags?per_page=1');
  expect(body).toMatchObject([
    {
      name: 'v2',
      commit: { sha: object },
      zipball_url: 'https://api.github.com/repos/acme/demo/zipball/refs/tags/v2',
    },
  ]);
  expect(headers.get('link')).toContain('page=2>; rel="last"');
});

it('hides workflow files from who may not write them', async () => {
  const { github, git, create, mint, anonymous, head, put } = await setup();
  const base = await head();
  const tree = { tree: [{ path: '.github/workflows/ci.yml', mode: '100644', content: 'on: push' }], base_tree: base };
  const { body: written } = await github.post(`${git}/trees`, tree);
  const wish = { message: 'ci', tree: written.sha, parents: [base] };
  const { body: commit } = await github.post(`${git}/commits`, wish);
  const limited = anonymous.as(await mint({ permissions: { contents: 'write' } }));
  const refusals = [
    await limited.post(`${git}/refs`, { ref: 'refs/heads/ci', sha: commit.sha }),
    await limited.send('PATCH', `${git}/refs/heads/main`, { body: { sha: commit.sha } }),
  ];
  for (const { status, body, headers } of refusals) {
    expect([status, body.message]).toEqual([404, 'Not Found']);
    expect(headers.get('x-accepted-github-permissions')).toBe('contents=write,workflows=write');
  }
  expect(await head()).toBe(base);
  // What the repository has already may go anywhere.
  expect((await create('refs/heads/ci', commit.sha)).status).toBe(201);
  expect((await limited.post(`${git}/refs`, { ref: 'refs/heads/copy', sha: commit.sha })).status).toBe(201);
  const sha = await put('a');
  expect((await limited.post(`${git}/refs`, { ref: 'refs/heads/plain', sha })).status).toBe(201);
});

it('does not bring back a repository that was deleted meanwhile', async () => {
  const directory = temporaryDirectory();
  const { anonymous, git, github, head, mint, simulator } = await setup({ directory });
  const weak = anonymous.as(await mint({ permissions: { contents: 'write' } }));
  const sha = await head();
  const created = weak.post(`${git}/refs`, { ref: 'refs/heads/late', sha });
  expect((await github.delete('/repos/acme/demo')).status).toBe(204);
  expect((await created).status).toBe(404);
  await simulator.close();
  const restarted = await startSimulator({ directory });
  expect((await restarted.github.get('/repos/acme/demo')).status).toBe(404);
});
