import { expect, it } from '@jest/globals';
import { temporaryDirectory } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';

async function setup(directory = temporaryDirectory()) {
  const started = await startSimulator({ directory, clock: () => Date.UTC(2026, 0, 31, 10) });
  const actions = '/repos/acme/demo/actions';
  const put = async (path: string, text: string, branch = 'main') => {
    const content = Buffer.from(text).toString('base64');
    const file = `/repos/acme/demo/contents/.github/workflows/${path}`;
    return started.github.put(file, { message: `Add ${path}`, content, branch });
  };
  const states = async () =>
    (await started.github.get(`${actions}/workflows`)).body.workflows.map(
      ({ path, state }: { path: string; state: string }) => [path.replace('.github/workflows/', ''), state],
    );
  return { ...started, directory, actions, put, states };
}

async function setupWorkflow() {
  const started = await setup();
  await started.github.post('/orgs/acme/repos', { name: 'demo', private: true, auto_init: true });
  await started.put('ci.yml', 'name: CI\non: [push, workflow_dispatch]\njobs: { test: {} }');
  return started;
}

it('disables a workflow and enables it again', async () => {
  const { github, actions, simulator, states } = await setupWorkflow();
  simulator.clock.advance('5m');
  expect((await github.put(`${actions}/workflows/ci.yml/disable`)).status).toBe(204);
  expect(await states()).toEqual([['ci.yml', 'disabled_manually']]);
  const { body } = await github.get(`${actions}/workflows/ci.yml`);
  expect(body).toMatchObject({ created_at: '2026-01-31T10:00:00Z', updated_at: '2026-01-31T10:05:00Z' });
  expect((await github.put(`${actions}/workflows/${body.id}/enable`)).status).toBe(204);
  expect(await states()).toEqual([['ci.yml', 'active']]);
});

it('keeps a workflow disabled over a restart', async () => {
  const { github, actions, simulator, directory } = await setupWorkflow();
  await github.put(`${actions}/workflows/ci.yml/disable`);
  await simulator.close();
  const { states } = await setup(directory);
  expect(await states()).toEqual([['ci.yml', 'disabled_manually']]);
});

it.each(['disable', 'enable'])('has no workflow to %s that is not there', async (verb) => {
  const { github, actions } = await setupWorkflow();
  expect((await github.put(`${actions}/workflows/nope.yml/${verb}`)).status).toBe(404);
});

it('disables nothing without the permission', async () => {
  const { github, mint, actions } = await setupWorkflow();
  const reader = github.as(await mint({ permissions: { actions: 'read' } }));
  expect((await reader.put(`${actions}/workflows/ci.yml/disable`)).status).toBe(403);
});

it('knows a workflow of another branch from its first run on', async () => {
  const { github, actions, put, states } = await setupWorkflow();
  const { sha } = (await github.get('/repos/acme/demo/git/ref/heads/main')).body.object;
  await github.post('/repos/acme/demo/git/refs', { ref: 'refs/heads/topic', sha });
  await put('silent.yml', 'on: workflow_dispatch', 'topic');
  await put('loud.yml', 'on: push', 'topic');
  expect(await states()).toEqual([
    ['ci.yml', 'active'],
    ['loud.yml', 'active'],
  ]);
  const { body } = await github.get(`${actions}/workflows/loud.yml/runs`);
  expect(body.workflow_runs).toMatchObject([{ head_branch: 'topic', event: 'push' }]);
  expect((await github.get(new URL(body.workflow_runs[0].workflow_url).pathname)).status).toBe(200);
});
