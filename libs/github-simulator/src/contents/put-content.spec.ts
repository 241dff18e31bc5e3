import { expect, it } from '@jest/globals';
import { startSimulator } from '../testing/start-simulator.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');

async function setup({ empty = false } = {}) {
  const started = await startSimulator();
  await started.github.post('/orgs/acme/repos', { name: 'demo', private: true, auto_init: !empty });
  const put = (path: string, fields: object = {}) =>
    started.github.put(`/repos/acme/demo/contents/${path}`, { message: 'change', content: base64('text'), ...fields });
  const shaOf = async (path: string) => (await started.github.get(`/repos/acme/demo/contents/${path}`)).body.sha;
  return { ...started, put, shaOf };
}

it('creates a file and says what it committed', async () => {
  const { put } = await setup();
  const { status, body } = await put('docs/a.md', { message: 'Add a' });
  expect(status).toBe(201);
  expect(body.content).toMatchObject({ name: 'a.md', path: 'docs/a.md', type: 'file', size: 4 });
  expect(body.content).not.toHaveProperty('content');
  expect(body.commit).toMatchObject({
    message: 'Add a',
    author: { name: 'project-factory[bot]' },
    committer: { name: 'GitHub', email: 'noreply@github.com' },
    parents: [{ sha: expect.stringMatching(/^[0-9a-f]{40}$/) }],
  });
});

it('names a blob as git does', async () => {
  const { put } = await setup();
  expect((await put('a', { content: base64('hello\n') })).body.content.sha).toBe(
    'ce013625030ba8dba906f756967f9e9ca394464a',
  );
});

it('makes the first commit of an empty repository', async () => {
  const { put, github } = await setup({ empty: true });
  expect((await put('a')).status).toBe(201);
  expect((await github.get('/repos/acme/demo/commits')).body).toHaveLength(1);
});

it('replaces the file whose sha the client knows', async () => {
  const { put, shaOf, github } = await setup();
  await put('a');
  const { status } = await put('a', { content: base64('new'), sha: await shaOf('a') });
  expect(status).toBe(200);
  const { text } = await github.get('/repos/acme/demo/contents/a', { accept: 'application/vnd.github.raw+json' });
  expect(text).toBe('new');
});

it('wants the sha of what it replaces', async () => {
  const { put } = await setup();
  await put('a');
  const { status, body } = await put('a');
  expect([status, body.message]).toEqual([422, 'Invalid request.\n\n"sha" wasn\'t supplied.']);
});

it('refuses a sha that is no longer right', async () => {
  const { put } = await setup();
  await put('a');
  const sha = 'b'.repeat(40);
  const { status, body } = await put('a', { sha });
  expect([status, body.message]).toEqual([409, `a does not match ${sha}`]);
});

it('does not mind a sha for a new file', async () => {
  const { put } = await setup();
  expect((await put('a', { sha: 'b'.repeat(40) })).status).toBe(201);
});

it('does not know a branch that nobody made', async () => {
  const { put } = await setup();
  const { status, body } = await put('a', { branch: 'nope' });
  expect([status, body.message]).toEqual([404, 'Branch nope not found']);
});

it('loses no commit when many write to one branch at once', async () => {
  const { put, github } = await setup();
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => put(`file-${index}`)));
  const created = answers.filter(({ status }) => status === 201);
  const refused = answers.filter(({ status }) => status === 409);
  expect(created.length).toBeGreaterThan(0);
  expect(refused.length).toBeGreaterThan(0);
  expect(created.length + refused.length).toBe(20);
  for (const { body } of refused) expect(body.message).toMatch(/^is at [0-9a-f]{40} but expected [0-9a-f]{40}$/);
  const { body: files } = await github.get('/repos/acme/demo/contents');
  expect(files).toHaveLength(created.length + 1);
  expect((await github.get('/repos/acme/demo/commits?per_page=100')).body).toHaveLength(created.length + 1);
});

it('hides workflow files from who may not write them', async () => {
  const { mint, anonymous, put } = await setup();
  const github = anonymous.as(await mint({ permissions: { contents: 'write' } }));
  const fields = { message: 'ci', content: base64('on: push') };
  const { status, body, headers } = await github.put('/repos/acme/demo/contents/.github/workflows/ci.yml', fields);
  expect([status, body.message]).toEqual([404, 'Not Found']);
  expect(headers.get('x-accepted-github-permissions')).toBe('contents=write,workflows=write');
  expect((await put('.github/workflows/ci.yml')).status).toBe(201);
});

it('commits in the name that the client gives', async () => {
  const { put } = await setup();
  const committer = { name: 'Ada', email: 'ada@example.org', date: '2026-01-31T10:00:00Z' };
  expect((await put('a', { committer })).body.commit).toMatchObject({ author: committer, committer });
});

it.each(['§§§', 'YQ', 'YQ===', 'a-b_', '=YQ='])('refuses the content %j, which is not base64', async (content) => {
  const { put } = await setup();
  const { status, body } = await put('a', { content });
  expect([status, body.message]).toEqual([422, 'content is not valid Base64']);
});

it('begins an empty repository on whatever branch the client names', async () => {
  const { put, github } = await setup({ empty: true });
  expect((await put('a', { branch: 'a..b' })).status).toBe(404);
  expect((await put('a', { branch: 'trunk' })).status).toBe(201);
  expect((await github.get('/repos/acme/demo')).body.default_branch).toBe('trunk');
});

it('deletes the file whose sha the client knows', async () => {
  const { put, shaOf, github } = await setup();
  await put('docs/a');
  const remove = (sha: string) => github.delete('/repos/acme/demo/contents/docs/a', { message: 'gone', sha });
  expect((await remove('b'.repeat(40))).status).toBe(409);
  const { status, body } = await remove(await shaOf('docs/a'));
  expect([status, body.content, body.commit.message]).toEqual([200, null, 'gone']);
  expect((await github.get('/repos/acme/demo/contents/docs')).status).toBe(404);
  expect((await remove('b'.repeat(40))).status).toBe(404);
});

it('deletes the last file', async () => {
  const { shaOf, github } = await setup();
  const path = '/repos/acme/demo/contents/README.md';
  expect((await github.delete(path, { message: 'gone', sha: await shaOf('README.md') })).status).toBe(200);
  expect((await github.get('/repos/acme/demo/contents')).body).toEqual([]);
});
