import { expect, it } from '@jest/globals';
import { git, temporaryDirectory } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';
import type { Json } from '../testing/test-client.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A template with a file in a directory, a workflow, and a second branch. */
async function setup(options: Parameters<typeof startSimulator>[0] = {}, creation: Json = {}) {
  const started = await startSimulator({ organizations: ['acme', 'other'], ...options });
  const { github, simulator } = started;
  await github.post('/orgs/acme/repos', { name: 'template', auto_init: true, is_template: true, ...creation });
  const put = (path: string, branch: string) =>
    github.put(`/repos/acme/template/contents/${path}`, { message: path, content: base64(path), branch });
  simulator.lag(0);
  await put('src/app.ts', 'main');
  await put('.github/workflows/ci.yml', 'main');
  const { body: main } = await github.get('/repos/acme/template/branches/main');
  await github.post('/repos/acme/template/git/refs', { ref: 'refs/heads/next', sha: main.commit.sha });
  await put('next.txt', 'next');
  if (options.replicationLag) simulator.lag(options.replicationLag);
  const generate = (body: Json, template = 'acme/template') => github.post(`/repos/${template}/generate`, body);
  return { ...started, generate };
}

it('creates a repository with the files of the template in one commit', async () => {
  const { github, generate } = await setup();
  const { status, headers, body } = await generate({ owner: 'acme', name: 'demo', description: 'Mine', private: true });
  expect(status).toBe(201);
  expect(headers.get('location')).toBe('https://api.github.com/repos/acme/demo');
  expect(body).toMatchObject({
    full_name: 'acme/demo',
    description: 'Mine',
    private: true,
    is_template: false,
    default_branch: 'main',
    template_repository: { full_name: 'acme/template' },
  });
  const { text } = await github.get('/repos/acme/demo/contents/src/app.ts', { accept: 'application/vnd.github.raw' });
  expect(text).toBe('src/app.ts');
  const { body: commits } = await github.get('/repos/acme/demo/commits');
  expect(commits).toMatchObject([{ commit: { message: 'Initial commit' }, parents: [] }]);
  const tree = async (name: string) =>
    (await github.get(`/repos/acme/${name}/branches/main`)).body.commit.commit.tree.sha;
  expect(await tree('demo')).toBe(await tree('template'));
});

it('leaves a git directory that git finds whole', async () => {
  const { simulator, generate } = await setup();
  await generate({ name: 'demo', include_all_branches: true });
  const directory = simulator.repositories().find(({ name }) => name === 'demo')?.gitDirectory ?? '';
  const { code, output } = await git(directory, 'fsck', '--full', '--strict');
  expect([code, output]).toEqual([0, expect.not.stringMatching(/error|missing|dangling/)]);
});

it('takes the default branch only, or all, each with a history of its own', async () => {
  const { github, generate } = await setup();
  await generate({ name: 'one' });
  await generate({ name: 'all', include_all_branches: true });
  const branches = async (name: string) =>
    (await github.get(`/repos/acme/${name}/branches`)).body.map((branch: { name: string }) => branch.name);
  expect(await branches('one')).toEqual(['main']);
  expect(await branches('all')).toEqual(['main', 'next']);
  const { body: commits } = await github.get('/repos/acme/all/commits?sha=next');
  expect(commits).toMatchObject([{ commit: { message: 'Initial commit' } }]);
  expect((await github.get('/repos/acme/all/contents/next.txt?ref=next')).status).toBe(200);
});

it('keeps the name of the default branch', async () => {
  const { github, generate } = await setup();
  await github.send('PATCH', '/repos/acme/template', { body: { default_branch: 'next' } });
  expect((await generate({ name: 'demo' })).body.default_branch).toBe('next');
  expect((await github.get('/repos/acme/demo/contents/next.txt')).status).toBe(200);
});

it.each([
  [{ name: 'TEMPLATE' }, 'acme/template', 'Could not clone: Name already exists on this account'],
  [{ name: 'demo' }, 'acme/plain', 'Could not clone: acme/plain is not a template repository.'],
  [{ name: 'demo' }, 'acme/bare', 'Could not clone: acme/bare is empty.'],
])('refuses to make %j of %s', async (wish, template, message) => {
  const { github, generate } = await setup();
  await github.post('/orgs/acme/repos', { name: 'plain', auto_init: true });
  await github.post('/orgs/acme/repos', { name: 'bare', is_template: true });
  const { status, body } = await generate(wish, template);
  expect(status).toBe(422);
  expect(body).toEqual({
    message,
    errors: [message],
    documentation_url: 'https://docs.github.com/rest/repos/repos#create-a-repository-using-a-template',
    status: '422',
  });
});

it('gives a name to one of many who ask at once', async () => {
  const { generate } = await setup();
  const answers = await Promise.all(Array.from({ length: 6 }, () => generate({ name: 'demo' })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422, 422]);
});

it('creates for the own account only', async () => {
  const { generate } = await setup();
  expect((await generate({ owner: 'other', name: 'demo' })).body.message).toBe(
    'Resource not accessible by integration',
  );
  expect((await generate({ owner: 'nobody', name: 'demo' })).status).toBe(404);
});

it('creates from a public template of somebody else, not from a private one', async () => {
  const { anonymous, mint, github } = await setup();
  const other = anonymous.as(await mint({}, 'other'));
  const ask = (name: string) => other.post('/repos/acme/template/generate', { name });
  expect((await ask('one')).body.full_name).toBe('other/one');
  await github.send('PATCH', '/repos/acme/template', { body: { private: true } });
  expect((await ask('two')).status).toBe(404);
  expect((await other.get('/repos/other/one')).body).not.toHaveProperty('template_repository');
});

it('creates for a person, which nothing else lets an installation do', async () => {
  const { anonymous, mint } = await setup({ users: ['octocat'] });
  const octocat = anonymous.as(await mint({}, 'octocat'));
  const { status, body } = await octocat.post('/repos/acme/template/generate', { owner: 'octocat', name: 'demo' });
  expect([status, body.owner.type]).toEqual([201, 'User']);
  expect(body).not.toHaveProperty('organization');
});

it('asks for the permission', async () => {
  const { anonymous, mint } = await setup();
  const reader = anonymous.as(await mint({ permissions: { contents: 'write' } }));
  const { status, headers } = await reader.post('/repos/acme/template/generate', { name: 'demo' });
  expect([status, headers.get('x-accepted-github-permissions')]).toEqual([403, 'administration=write']);
  expect((await anonymous.post('/repos/acme/template/generate', { name: 'demo' })).status).toBe(401);
});

it('follows the template to its new name', async () => {
  const { github, generate } = await setup();
  await github.send('PATCH', '/repos/acme/template', { body: { name: 'moved' } });
  const { status, body } = await generate({ name: 'demo' });
  expect([status, body.url]).toEqual([307, expect.stringMatching(/\/repositories\/\d+\/generate$/)]);
});

it('arrives step by step while GitHub lags', async () => {
  const directory = temporaryDirectory();
  const options = { clock: () => Date.UTC(2026, 0, 31), directory };
  const { github, simulator, generate } = await setup({ ...options, replicationLag: '2s' });
  const state = async (client = github) => [
    (await client.get('/repos/acme/demo')).status,
    (await client.get('/repos/acme/demo/commits')).status,
    (await client.get('/repos/acme/demo/contents/src/app.ts')).status,
  ];
  await generate({ name: 'demo', include_all_branches: true });
  expect(await state()).toEqual([200, 404, 404]);
  simulator.clock.advance('2s');
  expect(await state()).toEqual([200, 409, 404]);
  simulator.clock.advance('2s');
  expect(await state()).toEqual([200, 200, 404]);
  const { github: again, simulator: next } = await startSimulator(options);
  expect(await state(again)).toEqual([200, 200, 404]);
  next.clock.advance('2s');
  expect(await state(again)).toEqual([200, 200, 200]);
  expect((await again.get('/repos/acme/demo/branches')).body).toHaveLength(2);
});

it('does not overwrite what was committed before the template arrived', async () => {
  const { github, simulator, generate } = await setup({ clock: () => Date.UTC(2026, 0, 31), replicationLag: '2s' });
  await generate({ name: 'demo' });
  simulator.clock.advance('2s');
  await github.put('/repos/acme/demo/contents/mine', { message: 'mine', content: '' });
  simulator.clock.advance('1m');
  expect((await github.get('/repos/acme/demo/contents/mine')).status).toBe(200);
  expect((await github.get('/repos/acme/demo/contents/src/app.ts')).status).toBe(404);
});
