import { expect, it } from '@jest/globals';
import { startSimulator } from '../testing/start-simulator.js';

async function setup() {
  const started = await startSimulator({ clock: () => Date.UTC(2026, 0, 31) });
  const { github, simulator } = started;
  const repository = '/repos/acme/demo';
  await github.post('/orgs/acme/repos', { name: 'demo' });
  const put = async (path: string, text: string, fields: object = {}): Promise<string> => {
    simulator.clock.advance('1m');
    const content = Buffer.from(text).toString('base64');
    const wish = { message: `Write ${path}`, content, ...fields };
    return (await github.put(`${repository}/contents/${path}`, wish)).body.commit.sha;
  };
  const list = async (query = '') =>
    (await github.get(`${repository}/commits?${query}`)).body.map(({ sha }: { sha: string }) => sha);
  return { ...started, repository, put, list };
}

it('lists commits, newest first, of a path, a time or an author', async () => {
  const { put, list } = await setup();
  const first = await put('a', 'one');
  const second = await put('docs/b', 'two', { author: { name: 'Ada', email: 'ada@example.org' } });
  expect(await list()).toEqual([second, first]);
  expect(await list('per_page=1&page=2')).toEqual([first]);
  expect(await list('path=docs')).toEqual([second]);
  expect(await list(`sha=${first}`)).toEqual([first]);
  expect(await list('author=ada@example.org')).toEqual([second]);
  expect(await list('until=2026-01-31T00:01:30Z')).toEqual([first]);
  expect(await list('path=--output%3D/tmp/x')).toEqual([]);
});

it('links to further pages', async () => {
  const { put, github, repository } = await setup();
  await put('a', '1');
  await put('b', '1');
  expect((await github.get(`${repository}/commits?per_page=1`)).headers.get('link')).toBe(
    `<https://api.github.com${repository}/commits?per_page=1&page=2>; rel="next", ` +
      `<https://api.github.com${repository}/commits?per_page=1&page=2>; rel="last"`,
  );
});

it('shows what a commit changed', async () => {
  const { put, github, repository } = await setup();
  await put('a', 'one\ntwo\n');
  const { body: file } = await github.get(`${repository}/contents/a`);
  const sha = await put('a', 'one\nthree\n', { sha: file.sha });
  const { body } = await github.get(`${repository}/commits/${sha.slice(0, 10)}`);
  expect(body).toMatchObject({ sha, author: { login: 'project-factory[bot]', type: 'Bot' }, committer: null });
  expect(body.stats).toEqual({ total: 2, additions: 1, deletions: 1 });
  expect(body.files).toMatchObject([
    { filename: 'a', status: 'modified', additions: 1, deletions: 1, patch: '@@ -1,2 +1,2 @@\n one\n-two\n+three' },
  ]);
});

it('answers only the name of a commit when that is asked for', async () => {
  const { put, github, repository } = await setup();
  const sha = await put('a', 'one');
  const { text } = await github.get(`${repository}/commits/main`, { accept: 'application/vnd.github.sha' });
  expect(text).toBe(sha);
});

it('says what is missing', async () => {
  const { put, github, repository } = await setup();
  const messages = async () => [
    (await github.get(`${repository}/commits`)).body.message,
    (await github.get(`${repository}/commits/nope`)).body.message,
    (await github.get(`${repository}/git/ref/heads/main`)).body.message,
    (await github.get(`${repository}/branches/nope`)).body.message,
  ];
  const empty = 'Git Repository is empty.';
  expect(await messages()).toEqual([empty, empty, empty, 'Branch not found']);
  await put('a', 'one');
  expect(await messages()).toEqual([undefined, 'No commit found for SHA: nope', undefined, 'Branch not found']);
  expect((await github.get(`${repository}/git/ref/heads/nope`)).status).toBe(404);
  expect((await github.get(`${repository}/commits?sha=nope`)).status).toBe(404);
});

it('shows branches and references', async () => {
  const { put, github, repository } = await setup();
  const sha = await put('a', 'one');
  const commit = { sha, url: `https://api.github.com${repository}/commits/${sha}` };
  expect((await github.get(`${repository}/branches`)).body).toEqual([{ name: 'main', commit, protected: false }]);
  expect((await github.get(`${repository}/branches/main`)).body).toMatchObject({ name: 'main', commit: { sha } });
  expect((await github.get(`${repository}/git/ref/heads/main`)).body).toMatchObject({
    ref: 'refs/heads/main',
    object: { type: 'commit', sha },
  });
});

it.each([
  'author=%00',
  'committer=a%00b',
  'since=%00',
  'path=a%00b',
  `path=${'a'.repeat(200_000)}`,
  `page=${Number.MAX_SAFE_INTEGER}`,
])('finds nothing that no commit can have, as in %p', async (query) => {
  const { put, github, repository } = await setup();
  await put('a', 'one');
  const { status, body } = await github.get(`${repository}/commits?per_page=100&${query}`);
  expect([status, body]).toEqual([200, []]);
});
