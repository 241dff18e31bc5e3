import { expect, it } from '@jest/globals';
import { git, temporaryDirectory } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';
import { type Json, TestClient } from '../testing/test-client.js';

async function setup(creation: Json = {}, options: Parameters<typeof startSimulator>[0] = {}) {
  const started = await startSimulator(options);
  const { github } = started;
  const { body } = await github.post('/orgs/acme/repos', { name: 'Old', auto_init: true, ...creation });
  const rename = (from: string, name: string) => github.send('PATCH', `/repos/acme/${from}`, { body: { name } });
  const { status } = await rename('old', 'new');
  expect(status).toBe(200);
  return { ...started, rename, id: body.id as number };
}

const documentation = 'https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api#follow-redirects';

it('leads from the old name to the id, whatever is below it', async () => {
  const { github, id } = await setup();
  for (const rest of ['', '/commits?per_page=1', '/contents/a%20b', '/actions/secrets']) {
    const { status, headers, body } = await github.get(`/repos/ACME/OLD${rest}`);
    const url = `https://api.github.com/repositories/${id}${rest}`;
    expect(status).toBe(301);
    expect(headers.get('location')).toBe(url);
    expect(body).toEqual({ message: 'Moved Permanently', url, documentation_url: documentation, status: '301' });
  }
  expect((await github.send('HEAD', '/repos/acme/old')).status).toBe(301);
});

it('answers 307 to what writes', async () => {
  const { github, id } = await setup();
  const { status, headers, body } = await github.put('/repos/acme/old/topics', { names: [] });
  const url = `https://api.github.com/repositories/${id}/topics`;
  expect([status, body.message, body.url, headers.get('location')]).toEqual([307, 'Moved Permanently', url, url]);
  expect((await github.send('PATCH', '/repos/acme/old', { body: {} })).status).toBe(307);
  expect((await github.delete('/repos/acme/old')).status).toBe(307);
});

it('points to where the client came from', async () => {
  const { simulator, id } = await setup();
  const github = new TestClient(simulator.fetch, 'http://127.0.0.1:3003/api/v3');
  const { headers } = await github.get('/repos/acme/old/topics');
  expect(headers.get('location')).toBe(`http://127.0.0.1:3003/api/v3/repositories/${id}/topics`);
});

it('knows a repository by its id, and everything below it', async () => {
  const { github, id } = await setup();
  const { body } = await github.get(`/repositories/${id}`);
  expect(body).toEqual((await github.get('/repos/acme/new')).body);
  expect((await github.get(`/repositories/${id}/contents/README.md`)).status).toBe(200);
  expect((await github.put(`/repositories/${id}/topics`, { names: ['a'] })).body).toEqual({ names: ['a'] });
  const renamed = await github.send('PATCH', `/repositories/${id}`, { body: { name: 'third' } });
  expect(renamed.body.full_name).toBe('acme/third');
});

it('knows no other ids', async () => {
  const { github, anonymous } = await setup();
  const { status, body } = await github.get('/repositories/1/topics');
  expect([status, body.message]).toEqual([404, 'Not Found']);
  expect((await anonymous.as('ghs_unknown').get('/repositories/1')).status).toBe(401);
  expect((await github.get('/repositories/1/unknown')).status).toBe(501);
});

it('gives the old name to a new repository, for good', async () => {
  const { github } = await setup();
  const { body } = await github.post('/orgs/acme/repos', { name: 'OLD' });
  expect((await github.get('/repos/acme/old')).body.id).toBe(body.id);
  await github.delete('/repos/acme/old');
  expect((await github.get('/repos/acme/old')).status).toBe(404);
});

it('goes on through more than one name, and back', async () => {
  const { github, rename, id } = await setup();
  await rename('new', 'newest');
  for (const name of ['old', 'new']) expect((await github.get(`/repos/acme/${name}`)).body.url).toContain(`/${id}`);
  await rename('newest', 'old');
  expect((await github.get('/repos/acme/old')).body.id).toBe(id);
  expect((await github.get('/repos/acme/newest')).status).toBe(301);
});

it('takes another spelling of the same name', async () => {
  const { github, rename } = await setup();
  expect((await rename('new', 'NEW')).body.full_name).toBe('acme/NEW');
  expect((await github.get('/repos/acme/new')).status).toBe(200);
});

it('hides where a private repository went', async () => {
  const { anonymous, mint, github } = await setup({ private: true });
  await github.post('/orgs/acme/repos', { name: 'other' });
  const narrow = anonymous.as(await mint({ repositories: ['other'] }));
  expect((await narrow.get('/repos/acme/old')).status).toBe(404);
  expect((await anonymous.get('/repos/acme/old')).status).toBe(404);
});

it('tells the App too', async () => {
  const { app, id } = await setup({ private: true });
  const { status, body } = await app.get('/repos/acme/old/installation');
  expect([status, body.url]).toEqual([301, `https://api.github.com/repositories/${id}/installation`]);
});

it('remembers former names over a restart, and which are taken', async () => {
  const directory = temporaryDirectory();
  const { github, rename } = await setup({}, { directory });
  await rename('new', 'newest');
  await github.post('/orgs/acme/repos', { name: 'new' });
  await github.delete('/repos/acme/new');
  const { github: again } = await startSimulator({ directory });
  expect((await again.get('/repos/acme/old')).status).toBe(301);
  expect((await again.get('/repos/acme/new')).status).toBe(404);
});

it('lets git follow, to read and to write', async () => {
  const { simulator, token } = await setup({ private: true });
  const { url } = await simulator.listen();
  const directory = temporaryDirectory();
  const remote = `${url.replace('//', `//x-access-token:${token}@`)}/acme/old.git`;
  const cloned = await git(directory, 'clone', remote, 'clone');
  expect(cloned.output).toContain('redirecting to');
  expect(cloned.code).toBe(0);
  const clone = `${directory}/clone`;
  await git(clone, 'commit', '--allow-empty', '-m', 'more');
  expect((await git(clone, 'push', 'origin', 'main')).code).toBe(0);
  expect((await git(directory, 'clone', `${url}/acme/old.git`, 'no')).output).not.toContain('redirecting');
});

it('lets nobody push to an archived repository', async () => {
  const { github, simulator, token } = await setup();
  const { url } = await simulator.listen();
  const directory = temporaryDirectory();
  await git(directory, 'clone', `${url.replace('//', `//x-access-token:${token}@`)}/acme/new.git`, 'clone');
  await github.send('PATCH', '/repos/acme/new', { body: { archived: true } });
  const clone = `${directory}/clone`;
  await git(clone, 'commit', '--allow-empty', '-m', 'more');
  const { code, output } = await git(clone, 'push', 'origin', 'main');
  expect(code).not.toBe(0);
  expect(output).toContain('remote: This repository was archived so it is read-only.');
  expect(output).toContain('The requested URL returned error: 403');
  expect((await git(clone, 'fetch')).code).toBe(0);
});
