import { expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSimulator } from '../testing/start-simulator.js';

async function setup() {
  const started = await startSimulator();
  const { github } = started;
  await github.post('/orgs/acme/repos', { name: 'demo', private: true, auto_init: true });
  const branches = '/repos/acme/demo/branches';
  const { body } = await github.get(`${branches}/main`);
  await github.post('/repos/acme/demo/git/refs', { ref: 'refs/heads/old', sha: body.commit.sha });
  const rename = (from: string, to: unknown, client = github) =>
    client.post(`${branches}/${from}/rename`, { new_name: to });
  const names = async () => (await github.get(branches)).body.map(({ name }: { name: string }) => name);
  return { ...started, branches, rename, names, head: body.commit.sha as string };
}

it('renames a branch', async () => {
  const { rename, names, head } = await setup();
  const { status, body } = await rename('old', 'feature/new');
  expect([status, body.name, body.commit.sha]).toEqual([201, 'feature/new', head]);
  expect(body._links.self).toBe('https://api.github.com/repos/acme/demo/branches/feature/new');
  expect(await names()).toEqual(['feature/new', 'main']);
});

it('renames the default branch for who may administer the repository', async () => {
  const { rename, github, names, mint, anonymous } = await setup();
  const writer = anonymous.as(await mint({ permissions: { contents: 'write' } }));
  const { status, headers } = await rename('main', 'trunk', writer);
  expect([status, headers.get('x-accepted-github-permissions')]).toEqual([403, 'administration=write']);
  expect((await rename('old', 'new', writer)).status).toBe(201);
  expect((await rename('main', 'trunk')).status).toBe(201);
  expect((await github.get('/repos/acme/demo')).body.default_branch).toBe('trunk');
  expect(await names()).toEqual(['new', 'trunk']);
});

it.each([
  ['nope', 'new', 404, 'Branch not found'],
  ['old', 'main', 422, 'A branch named "main" already exists.'],
  ['old', 'a..b', 422, 'a..b is not a valid branch name.'],
  ['old', '../../HEAD', 422, '../../HEAD is not a valid branch name.'],
  ['old', 'old/below', 422, 'Reference cannot be updated'],
  ['old', undefined, 422, 'Invalid request.\n\n"new_name" wasn\'t supplied.'],
])('refuses to rename %j to %j', async (from, to, status, message) => {
  const { rename, names } = await setup();
  const { status: actual, body } = await rename(from, to);
  expect([actual, body.message]).toEqual([status, message]);
  expect(await names()).toEqual(['main', 'old']);
});

it('renames nothing while another writer holds HEAD', async () => {
  const { rename, names, github, simulator } = await setup();
  writeFileSync(join(simulator.repositories()[0]?.gitDirectory ?? '', 'HEAD.lock'), '');
  const { status, body } = await rename('main', 'trunk');
  expect([status, body.message]).toEqual([422, 'Reference cannot be updated']);
  expect(await names()).toEqual(['main', 'old']);
  expect((await github.get('/repos/acme/demo')).body.default_branch).toBe('main');
});

it('takes the first branch of an empty repository, though another writer holds HEAD', async () => {
  const { github, simulator } = await startSimulator();
  await github.post('/orgs/acme/repos', { name: 'demo' });
  const wish = { message: 'first', content: '', branch: 'first' };
  // Asked for once, so that it is laid out.
  await github.get('/repos/acme/demo/branches');
  writeFileSync(join(simulator.repositories()[0]?.gitDirectory ?? '', 'HEAD.lock'), '');
  expect((await github.put('/repos/acme/demo/contents/file', wish)).status).toBe(201);
  expect((await github.get('/repos/acme/demo')).body.default_branch).toBe('main');
});
