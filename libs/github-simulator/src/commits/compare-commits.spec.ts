import { expect, it } from '@jest/globals';
import { startSimulator } from '../testing/start-simulator.js';

interface File {
  readonly filename: string;
  readonly status: string;
}

async function setup() {
  const started = await startSimulator();
  const { github } = started;
  const repository = '/repos/acme/demo';
  await github.post('/orgs/acme/repos', { name: 'demo', auto_init: true });
  const put = async (branch: string, path: string, text = path): Promise<string> => {
    const content = Buffer.from(text).toString('base64');
    const wish = { message: `Write ${path}`, content, branch };
    return (await github.put(`${repository}/contents/${path}`, wish)).body.commit.sha;
  };
  const { body } = await github.get(`${repository}/branches/main`);
  const base: string = body.commit.sha;
  await github.post(`${repository}/git/refs`, { ref: 'refs/heads/feature/one', sha: base });
  const compare = (range: string, accept?: string) =>
    github.get(`${repository}/compare/${range}`, accept ? { accept } : {});
  return { ...started, repository, put, base, compare };
}

it('shows what one branch has that the other has not', async () => {
  const { put, compare, base } = await setup();
  const first = await put('feature/one', 'a', 'a\n');
  const second = await put('feature/one', 'docs/b', 'b\n');
  const { body } = await compare('main...feature/one');
  expect(body).toMatchObject({
    status: 'ahead',
    ahead_by: 2,
    behind_by: 0,
    total_commits: 2,
    base_commit: { sha: base },
    merge_base_commit: { sha: base },
    commits: [{ sha: first }, { sha: second }],
    url: 'https://api.github.com/repos/acme/demo/compare/main...feature/one',
    permalink_url: `https://github.com/acme/demo/compare/acme:${base.slice(0, 7)}...acme:${second.slice(0, 7)}`,
  });
  expect(body.files.map(({ filename, status }: File) => [filename, status])).toEqual([
    ['a', 'added'],
    ['docs/b', 'added'],
  ]);
});

it('tells behind, diverged and identical apart', async () => {
  const { put, compare, base } = await setup();
  const states = async (...ranges: string[]) =>
    Promise.all(
      ranges.map(async (range) => {
        const { body } = await compare(range);
        return [body.status, body.ahead_by, body.behind_by, body.files.length];
      }),
    );
  await put('main', 'a');
  expect(await states('main...feature/one', 'main...main', `main...${base}`)).toEqual([
    ['behind', 0, 1, 0],
    ['identical', 0, 0, 0],
    ['behind', 0, 1, 0],
  ]);
  await put('feature/one', 'b');
  await put('feature/one', 'c');
  expect(await states('main...feature/one', 'feature%2Fone...main', 'acme:main...ACME:demo:feature/one')).toEqual([
    ['diverged', 2, 1, 2],
    ['diverged', 1, 2, 1],
    ['diverged', 2, 1, 2],
  ]);
});

it('pages the commits, with the files on the first page', async () => {
  const { put, compare } = await setup();
  for (const path of ['a', 'b', 'c']) await put('feature/one', path);
  const { body, headers } = await compare('main...feature/one?per_page=2&page=2');
  expect([body.total_commits, body.commits.length, body.files]).toEqual([3, 1, undefined]);
  expect(headers.get('link')).toContain('page=1>; rel="first"');
});

it.each(['main...nope', 'nope...main', 'main', 'main..main', 'other:main...main', 'main...main...main', '...'])(
  'does not find %j',
  async (range) => {
    const { compare } = await setup();
    const { status, body } = await compare(range);
    expect([status, body.message]).toEqual([404, 'Not Found']);
  },
);

it('says when there is nothing in common', async () => {
  const { compare, github, repository } = await setup();
  const { body: main } = await github.get(`${repository}/branches/main`);
  const wish = { message: 'orphan', tree: main.commit.commit.tree.sha };
  const { body: orphan } = await github.post(`${repository}/git/commits`, wish);
  const { status, body } = await compare(`main...${orphan.sha}`);
  expect([status, body.message]).toEqual([404, `No common ancestor between main and ${orphan.sha}.`]);
});

it('answers as a diff or as patches', async () => {
  const { put, compare, github, repository } = await setup();
  const sha = await put('feature/one', 'a', 'a\n');
  const diff = '--- /dev/null\n+++ b/a\n@@ -0,0 +1 @@\n+a\n';
  const { text, headers } = await compare('main...feature/one', 'application/vnd.github.diff');
  expect(headers.get('content-type')).toBe('application/vnd.github.diff; charset=utf-8');
  expect(text).toContain(diff);
  expect((await compare('main...feature/one', 'application/vnd.github.patch')).text).toMatch(
    /^From [0-9a-f]{40} .*\n[^]*Subject: \[PATCH\] Write a\n/,
  );
  const commit = `${repository}/commits/${sha}`;
  expect((await github.get(commit, { accept: 'application/vnd.github.v3.diff' })).text).toContain(diff);
  expect((await github.get(commit, { accept: 'application/vnd.github.v3.patch' })).text).toContain('Subject: [PATCH]');
});

it('keeps every patch with its file when a link became a file', async () => {
  const { compare, github, repository, base } = await setup();
  const item = (path: string, mode: string, content: string) => ({ path, mode, content });
  const write = async (parent: string, ...tree: object[]) => {
    const { body } = await github.post(`${repository}/git/trees`, { tree });
    return (await github.post(`${repository}/git/commits`, { message: 'm', tree: body.sha, parents: [parent] })).body
      .sha;
  };
  const one = await write(base, item('a', '120000', 'x'), item('b', '100644', 'one\n'));
  const two = await write(one, item('a', '100644', 'x'), item('b', '100644', 'two\n'));
  const { body } = await compare(`${one}...${two}`);
  expect(body.files).toMatchObject([
    { filename: 'a', status: 'changed' },
    { filename: 'b', status: 'modified', patch: '@@ -1 +1 @@\n-one\n+two' },
  ]);
});
