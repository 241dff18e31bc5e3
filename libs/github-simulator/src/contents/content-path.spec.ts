import { expect, it } from '@jest/globals';
import { startSimulator } from '../testing/start-simulator.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');

async function setup() {
  const { github } = await startSimulator();
  await github.post('/orgs/acme/repos', { name: 'demo', private: true, auto_init: true });
  const put = (path: string, fields: object = {}) =>
    github.put(`/repos/acme/demo/contents/${path}`, { message: 'change', content: base64('text'), ...fields });
  return { github, put };
}

it.each([
  ['a/../b', 'path contains a malformed path component'],
  ['a%2F..%2Fb', 'path contains a malformed path component'],
  ['.git/config', 'path contains a malformed path component'],
  ['a%00b', 'path contains a malformed path component'],
  ['a//b', 'path contains a malformed path component'],
  ['%2Fetc', 'path cannot start with a slash'],
  ['', 'path contains a malformed path component'],
])('refuses the path %j', async (path, message) => {
  const { put } = await setup();
  // A URL resolves dots of its own accord, unless they are encoded.
  const { status, body } = await put(path.replace('/../', '%2F..%2F'));
  expect([status, body.message]).toEqual([422, message]);
});

it('says which field it does not like', async () => {
  const { put } = await setup();
  expect((await put('.git/config')).body.errors).toEqual([{ resource: 'Commit', field: 'path', code: 'invalid' }]);
});

it.each([
  'a%5Cb',
  '..%5C..%5Cetc',
  'C%3A',
  '~',
  '...',
  '%25%32%66',
  'a%3Fb',
  '%C3%BC/%F0%9F%98%80',
  '-rf',
  'a*b',
  '%20',
])('takes %s for a name like any other', async (path) => {
  const { put, github } = await setup();
  const { status, body } = await put(`docs/${path}`);
  expect([status, body.content.path]).toEqual([201, `docs/${decodeURIComponent(path)}`]);
  expect((await github.get(`/repos/acme/demo/contents/docs/${path}`)).body.content).toBe('dGV4dA==\n');
});

it('keeps names apart that differ by case only', async () => {
  const { put, github } = await setup();
  await put('Docs/a', { content: base64('one') });
  await put('docs/a', { content: base64('two') });
  await put('docs/A', { content: base64('three') });
  const read = async (path: string) =>
    (await github.get(`/repos/acme/demo/contents/${path}`, { accept: 'application/vnd.github.raw' })).text;
  expect(await Promise.all(['Docs/a', 'docs/a', 'docs/A'].map(read))).toEqual(['one', 'two', 'three']);
});

it('makes no directory of a file', async () => {
  const { put, github } = await setup();
  for (const path of ['README.md/a', 'README.md/a/b']) {
    const { status, body } = await put(path);
    const message =
      'Sorry, a file exists where you’re trying to create a subdirectory. Choose a new path and try again.';
    expect([status, body.message]).toEqual([409, message]);
  }
  expect((await github.get('/repos/acme/demo/commits')).body).toHaveLength(1);
});

it('makes no file of a directory', async () => {
  const { put, github } = await setup();
  await put('docs/a');
  expect((await put('docs')).body.message).toBe('Invalid request.\n\n"sha" wasn\'t supplied.');
  const { body: root } = await github.get('/repos/acme/demo/git/trees/main');
  const { sha } = root.tree.find(({ path }: { path: string }) => path === 'docs');
  expect((await put('docs', { sha })).body.message).toBe('docs is a directory');
  expect((await github.delete('/repos/acme/demo/contents/docs', { message: 'gone', sha })).status).toBe(404);
  expect((await github.get('/repos/acme/demo/contents/docs/a')).status).toBe(200);
});
