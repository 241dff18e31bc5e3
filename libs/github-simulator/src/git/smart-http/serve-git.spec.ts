import { expect, it } from '@jest/globals';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { git, temporaryDirectory } from '../../testing/git.js';
import { startSimulator } from '../../testing/start-simulator.js';

async function setup({ isPrivate = true, empty = false } = {}) {
  const started = await startSimulator();
  const { github, simulator } = started;
  await github.post('/orgs/acme/repos', { name: 'demo', private: isPrivate, auto_init: !empty });
  const { port } = await simulator.listen();
  const directory = temporaryDirectory();
  const urlFor = (token?: string) => `http://${token ? `x-access-token:${token}@` : ''}127.0.0.1:${port}/acme/demo.git`;
  const work = join(directory, 'work');
  const clone = async (token: string | undefined = started.token, ...options: string[]) =>
    git(directory, 'clone', '-q', ...options, urlFor(token), 'work');
  const commit = async (path: string, text = path) => {
    mkdirSync(dirname(join(work, path)), { recursive: true });
    writeFileSync(join(work, path), text);
    await git(work, 'add', '-A');
    await git(work, 'commit', '-qm', `Add ${path}`);
  };
  const here = (...command: string[]) => git(work, ...command);
  const fsck = () => git(simulator.repositories()[0]?.gitDirectory ?? '', 'fsck', '--full', '--strict');
  return { ...started, urlFor, work, clone, commit, here, fsck };
}

it('clones what REST wrote and pushes what REST reads', async () => {
  const { clone, commit, here, fsck, github } = await setup();
  expect(await clone()).toMatchObject({ code: 0 });
  await commit('docs/a.md', 'text');
  expect(await here('push', '-q')).toEqual({ code: 0, output: '' });
  const { body } = await github.get('/repos/acme/demo/contents/docs/a.md');
  expect(body.content).toBe('dGV4dA==\n');
  const content = Buffer.from('b').toString('base64');
  await github.put('/repos/acme/demo/contents/b', { message: 'b', content });
  expect(await here('pull', '-q')).toMatchObject({ code: 0 });
  expect((await here('log', '--format=%s')).output).toBe('b\nAdd docs/a.md\nInitial commit\n');
  expect(await fsck()).toMatchObject({ code: 0, output: expect.not.stringMatching(/error|warning|missing/) });
});

it('clones without history', async () => {
  const { clone, here, github, token } = await setup();
  await github.put('/repos/acme/demo/contents/b', { message: 'b', content: 'YQ==' });
  expect(await clone(token, '--depth=1')).toMatchObject({ code: 0 });
  expect((await here('rev-list', '--count', 'HEAD')).output).toBe('1\n');
});

it('clones without blobs', async () => {
  const { clone, here, token } = await setup();
  expect(await clone(token, '--filter=blob:none')).toEqual({ code: 0, output: '' });
  expect((await here('show', 'HEAD:README.md')).output).toBe('# demo');
});

it('takes the first push into an empty repository, and its branch for the default', async () => {
  const { clone, commit, here, github } = await setup({ empty: true });
  expect(await clone()).toMatchObject({ code: 0 });
  await here('checkout', '-q', '-b', 'trunk');
  await commit('a');
  expect(await here('push', '-q', 'origin', 'HEAD')).toMatchObject({ code: 0 });
  expect((await github.get('/repos/acme/demo')).body.default_branch).toBe('trunk');
});

it('takes tags, forced pushes and the end of a branch', async () => {
  const { clone, commit, here, github } = await setup();
  await clone();
  await here('checkout', '-q', '-b', 'feature/one');
  await commit('a');
  await here('tag', '-a', 'v1', '-m', 'first');
  expect(await here('push', '-q', 'origin', 'feature/one', 'v1')).toMatchObject({ code: 0 });
  expect((await github.get('/repos/acme/demo/git/ref/tags/v1')).body.object.type).toBe('tag');
  expect((await github.get('/repos/acme/demo/contents/a?ref=v1')).status).toBe(200);
  expect((await github.get('/repos/acme/demo/branches/feature/one')).body.commit.commit.message).toBe('Add a');
  await here('commit', '-q', '--amend', '-m', 'Another');
  expect(await here('push', '-q', 'origin', 'feature/one')).toMatchObject({ code: 1 });
  expect(await here('push', '-q', '--force', 'origin', 'feature/one')).toMatchObject({ code: 0 });
  expect((await github.get('/repos/acme/demo/commits/feature/one')).body.commit.message).toBe('Another');
  expect(await here('push', '-q', 'origin', ':feature/one')).toMatchObject({ code: 0 });
  expect((await github.get('/repos/acme/demo/branches/feature%2Fone')).status).toBe(404);
  expect(await here('push', '-q', 'origin', 'main:feature')).toMatchObject({ code: 0 });
});

it('does not let the default branch be deleted', async () => {
  const { clone, here } = await setup();
  await clone();
  expect((await here('push', 'origin', ':main')).output).toContain('refusing to delete the current branch');
});

it('takes many files, links and modes in one push', async () => {
  const { clone, commit, here, fsck, work, github } = await setup();
  await clone();
  for (let index = 0; index < 300; index += 1) {
    mkdirSync(join(work, `dir-${index % 7}`), { recursive: true });
    writeFileSync(join(work, `dir-${index % 7}`, `file ${index}`), `content ${index}`, {
      mode: index % 2 ? 0o755 : 0o644,
    });
  }
  symlinkSync('dir-0', join(work, 'link'));
  await commit('last');
  expect(await here('push', '-q')).toMatchObject({ code: 0 });
  expect((await github.get('/repos/acme/demo/contents')).body).toHaveLength(10);
  expect(await fsck()).toMatchObject({ code: 0 });
});

it('asks who does not say who he is, and hides what he may not see', async () => {
  const { clone, mint, github, token } = await setup();
  await github.post('/orgs/acme/repos', { name: 'other' });
  expect((await clone('')).output).toMatch(/could not read Username|terminal prompts disabled/);
  expect((await clone('ghs_wrong')).output).toContain('Authentication failed');
  expect((await clone(await mint({ repositories: ['other'] }))).output).toContain('not found');
  expect((await clone(await mint({ permissions: { issues: 'read' } }))).output).toContain('403');
  expect(await clone(token)).toMatchObject({ code: 0 });
});

it('lets everybody clone a public repository and nobody push to it', async () => {
  const { clone, commit, here } = await setup({ isPrivate: false });
  expect(await clone('')).toMatchObject({ code: 0 });
  await commit('a');
  expect((await here('push')).output).toMatch(/could not read Username|terminal prompts disabled/);
});

it('refuses a push of who may only read', async () => {
  const { clone, commit, here, mint } = await setup();
  expect(await clone(await mint({ permissions: { contents: 'read' } }))).toMatchObject({ code: 0 });
  await commit('a');
  const { code, output } = await here('push');
  expect(code).not.toBe(0);
  expect(output).toContain('Write access to repository not granted.');
});

it('refuses workflow files of who may not write them', async () => {
  const { clone, commit, here, mint, urlFor, token, github } = await setup();
  await clone(await mint({ permissions: { contents: 'write' } }));
  await commit('src/a');
  expect(await here('push', '-q')).toMatchObject({ code: 0 });
  await commit('.github/workflows/ci.yml');
  await commit('src/b');
  const { code, output } = await here('push');
  expect(code).not.toBe(0);
  expect(output).toContain(
    'refusing to allow a GitHub App to create or update workflow `.github/workflows/ci.yml` without `workflows` permission',
  );
  expect((await github.get('/repos/acme/demo/contents/src/b')).status).toBe(404);
  expect(await here('push', '-q', urlFor(token), 'main')).toMatchObject({ code: 0 });
  await here('fetch', '-q');
  expect(await here('push', '-q', 'origin', 'HEAD:refs/heads/copy')).toMatchObject({ code: 0 });
});

it('answers what is not smart HTTP as something it does not model', async () => {
  const { anonymous } = await setup();
  expect((await anonymous.get('/acme/demo.git/info/refs')).status).toBe(501);
  expect((await anonymous.get('/acme/demo.git/HEAD')).status).toBe(501);
});

it('sees a push that is answered at once in every list', async () => {
  const { clone, commit, here, github } = await setup();
  await clone();
  await commit('a');
  await here('push', '-q', 'origin', 'HEAD:b/1', 'HEAD:b/2', 'HEAD:refs/tags/x');
  const { body } = await github.get('/repos/acme/demo/branches');
  expect(body.map(({ name }: { name: string }) => name)).toEqual(['b/1', 'b/2', 'main']);
});
