import { expect, it } from '@jest/globals';
import { symlinkMode } from '../git/objects/tree.js';
import { GitRepository } from '../git/git-repository.js';
import { startSimulator } from '../testing/start-simulator.js';

async function setup() {
  const started = await startSimulator();
  await started.github.post('/orgs/acme/repos', { name: 'demo', auto_init: true });
  const put = (path: string, content: string | Buffer) =>
    started.github.put(`/repos/acme/demo/contents/${path}`, {
      message: 'change',
      content: Buffer.from(content).toString('base64'),
    });
  const get = (path: string, accept?: string) =>
    started.github.get(`/repos/acme/demo/contents/${path}`, accept ? { accept } : {});
  return { ...started, put, get };
}

it('returns a file with its content', async () => {
  const { put, get } = await setup();
  await put('docs/ä b.md', 'text');
  const { body } = await get('docs/%C3%A4%20b.md');
  expect(body).toMatchObject({ type: 'file', encoding: 'base64', content: 'dGV4dA==\n', size: 4, path: 'docs/ä b.md' });
  expect(body.url).toBe('https://api.github.com/repos/acme/demo/contents/docs/%C3%A4%20b.md?ref=main');
});

it('takes an encoded slash for a slash', async () => {
  const { put, get } = await setup();
  await put('docs/a.md', 'text');
  expect((await get('docs%2Fa.md')).body.path).toBe('docs/a.md');
});

it.each(['', '/', 'docs', 'docs/'])('lists the directory %j', async (path) => {
  const { put, get } = await setup();
  await put('docs/README.md', 'text');
  const { body } = await get(path);
  expect(body.map(({ name }: { name: string }) => name)).toContain('README.md');
});

it('shows a directory as an object', async () => {
  const { put, get } = await setup();
  await put('docs/a.md', 'text');
  const { body } = await get('docs', 'application/vnd.github.object+json');
  expect(body).toMatchObject({ type: 'dir', path: 'docs', entries: [{ name: 'a.md', size: 4 }] });
});

it('returns raw bytes', async () => {
  const { get, put, simulator } = await setup();
  const bytes = Buffer.from([0, 255, 10]);
  await put('blob', bytes);
  const response = await simulator.fetch(
    new Request('https://api.github.com/repos/acme/demo/contents/blob', {
      headers: { accept: 'application/vnd.github.raw' },
    }),
  );
  expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  expect((await get('blob', 'application/vnd.github.raw')).headers.get('x-github-media-type')).toBe(
    'github.v3; param=raw; format=json',
  );
});

it('leaves out the content of a file above a megabyte', async () => {
  const { put, get } = await setup();
  await put('large', Buffer.alloc(1024 * 1024 + 1));
  expect((await get('large')).body).toMatchObject({ content: '', encoding: 'none', size: 1024 * 1024 + 1 });
});

it('follows a link to a file, and describes any other', async () => {
  const { put, get, simulator } = await setup();
  const { body } = await put('docs/a.md', 'text');
  const git = new GitRepository(simulator.repositories()[0]?.gitDirectory ?? '');
  const link = async (name: string, target: string) => ({
    mode: symlinkMode,
    name,
    sha: await git.objects.write('blob', Buffer.from(target)),
  });
  const entries = await git.tree(body.commit.tree.sha);
  const links = [await link('good', 'docs/a.md'), await link('bad', '../outside'), await link('dir', 'docs')];
  const commit = await git.commit(body.commit.sha);
  const tree = await git.writeTree([...entries, ...links]);
  const sha = await git.writeCommit({ ...commit, tree, parents: [body.commit.sha] } as NonNullable<typeof commit>);
  git.references.move('refs/heads/main', sha, body.commit.sha);
  expect((await get('good')).body).toMatchObject({ type: 'file', content: 'dGV4dA==\n' });
  expect((await get('bad')).body).toMatchObject({ type: 'symlink', target: '../outside' });
  expect((await get('dir')).body).toMatchObject({ type: 'symlink', target: 'docs' });
});

it('reads any ref', async () => {
  const { put, get } = await setup();
  const { body } = await put('a', 'one');
  const sha = body.commit.sha;
  for (const ref of ['main', 'refs/heads/main', 'heads/main', sha, sha.slice(0, 8)]) {
    expect((await get(`a?ref=${ref}`)).status).toBe(200);
  }
  const { status, body: error } = await get('a?ref=nope');
  expect([status, error.message]).toEqual([404, 'No commit found for the ref nope']);
});

it.each(['nope', 'README.md/nope', '%2e%2e%2f%2e%2e%2fetc%2fpasswd', 'a%00b', '%zz'])(
  'does not find %j',
  async (path) => {
    const { get } = await setup();
    expect((await get(path)).status).toBe(404);
  },
);

it.each(['..%2F..%2Fconfig', 'refs/../HEAD', 'a%00b', '-x', '.lock'])('does not find the ref %j', async (ref) => {
  const { get } = await setup();
  expect((await get(`README.md?ref=${ref}`)).status).toBe(404);
});
