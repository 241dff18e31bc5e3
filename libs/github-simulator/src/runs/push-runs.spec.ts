import { expect, it } from '@jest/globals';
import { git, temporaryDirectory } from '../testing/git.js';
import { startActions } from '../testing/start-actions.js';

const onPush = (settings = '') => `name: Push\non: { push: {${settings}} }\njobs: { test: {} }`;

async function setup() {
  const started = await startActions();
  const { github, actions } = started;
  const put = async (path: string, message = `Add ${path}`, branch = 'main') => {
    const file = `/repos/acme/demo/contents/${path}`;
    const { body } = await github.put(file, { message, branch, content: Buffer.from(path).toString('base64') });
    return body.commit.sha as string;
  };
  const branch = async (reference: string) => {
    const { sha } = (await github.get('/repos/acme/demo/git/ref/heads/main')).body.object;
    await github.post('/repos/acme/demo/git/refs', { ref: reference, sha });
    return sha as string;
  };
  const runs = async (): Promise<[string, string, string][]> => {
    const { body } = await github.get(`${actions}/runs?event=push`);
    return body.workflow_runs.map(
      ({ path, head_branch, head_sha }: Record<string, string>) =>
        [path?.replace('.github/workflows/', ''), head_branch, head_sha] as const,
    );
  };
  return { ...started, put, branch, runs };
}

it('starts a run for a commit made through REST', async () => {
  const { github, actions, putWorkflow, put, runs } = await setup();
  await putWorkflow('push.yml', onPush());
  const sha = await put('a.txt', 'Add a\n\nAnd more');
  expect((await runs())[0]).toEqual(['push.yml', 'main', sha]);
  const { body } = await github.get(`${actions}/runs?head_sha=${sha}`);
  expect(body.workflow_runs).toMatchObject([
    { event: 'push', name: 'Push', display_title: 'Add a', run_number: 2, status: 'queued', conclusion: null },
  ]);
});

it('starts a run for what git pushes', async () => {
  const { putWorkflow, runs, simulator, token } = await setup();
  await putWorkflow('push.yml', onPush('branches: [topic]'));
  const { url } = await simulator.listen();
  const cwd = temporaryDirectory();
  const remote = `${url.replace('//', `//x:${token}@`)}/acme/demo.git`;
  await git(cwd, 'clone', '-q', remote, '.');
  await git(cwd, 'checkout', '-q', '-b', 'topic');
  await git(cwd, 'commit', '-q', '--allow-empty', '-m', 'Try');
  expect(await git(cwd, 'push', '-q', 'origin', 'topic')).toMatchObject({ code: 0 });
  const { output } = await git(cwd, 'rev-parse', 'HEAD');
  expect(await runs()).toEqual([['push.yml', 'topic', output.trim()]]);
});

it.each([
  ['', 'refs/heads/topic', true],
  ['', 'refs/tags/v1', true],
  ['branches: [topic]', 'refs/heads/topic', true],
  ['branches: [topic]', 'refs/heads/other', false],
  ['branches: ["t**", "!topic"]', 'refs/heads/topic', false],
  ['branches: [topic]', 'refs/tags/topic', false],
  ['branches-ignore: [other]', 'refs/heads/topic', true],
  ['branches-ignore: [topic]', 'refs/heads/topic', false],
  ['tags: ["v*"]', 'refs/tags/v1', true],
  ['tags: ["v*"]', 'refs/heads/v1', false],
  ['tags-ignore: ["v*"]', 'refs/tags/v1', false],
  ['tags: ["v*"], branches: [topic]', 'refs/heads/topic', true],
])('with the filter {%s} and the new reference %s: %j', async (filter, reference, expected) => {
  const { putWorkflow, branch, runs } = await setup();
  await putWorkflow('push.yml', onPush(filter));
  const before = (await runs()).length;
  await branch(reference);
  expect((await runs()).length - before).toBe(expected ? 1 : 0);
});

it('looks at the paths that a push changed', async () => {
  const { putWorkflow, put, runs } = await setup();
  await putWorkflow('docs.yml', onPush('paths: ["docs/**"]'));
  await putWorkflow('code.yml', onPush('paths-ignore: ["docs/**", ".github/**"]'));
  const docs = await put('docs/a.md');
  const code = await put('src/a.ts');
  expect(await runs()).toEqual([
    ['code.yml', 'main', code],
    ['docs.yml', 'main', docs],
  ]);
});

it('skips what the message of the head asks it to skip', async () => {
  const { putWorkflow, put, runs } = await setup();
  await putWorkflow('push.yml', onPush(), 'Add it [skip ci]');
  expect(await runs()).toEqual([]);
  await put('a.txt');
  expect(await runs()).toHaveLength(1);
});

it('starts nothing that is disabled, and nothing for what is deleted', async () => {
  const { github, actions, putWorkflow, put, branch, runs } = await setup();
  await putWorkflow('push.yml', onPush('branches: [main]'));
  await branch('refs/heads/topic');
  await github.delete('/repos/acme/demo/git/refs/heads/topic');
  expect(await runs()).toHaveLength(1);
  await github.put(`${actions}/workflows/push.yml/disable`);
  await put('a.txt');
  expect(await runs()).toHaveLength(1);
});

it('shows a file that cannot be read as a run that did not start', async () => {
  const { github, actions, putWorkflow, simulator } = await setup();
  await putWorkflow('broken.yml', 'on: [');
  simulator.clock.advance('1m');
  const { body } = await github.get(`${actions}/runs?event=push`);
  expect(body.workflow_runs).toMatchObject([{ conclusion: 'startup_failure', name: '.github/workflows/broken.yml' }]);
});

it('numbers runs in the order in which they were started, whatever started them', async () => {
  const { github, actions, putWorkflow, put, dispatch } = await setup();
  await putWorkflow('push.yml', onPush());
  const first = await dispatch();
  await put('a.txt');
  const second = await dispatch();
  const { body } = await github.get(`${actions}/runs`);
  const list = body.workflow_runs.map(({ id, event }: { id: number; event: string }) => [id, event]);
  expect(list.slice(0, 3)).toEqual([
    [second, 'workflow_dispatch'],
    [second - 1, 'push'],
    [first, 'workflow_dispatch'],
  ]);
  expect(second - first).toBe(2);
});
