import { expect, it } from '@jest/globals';
import type { GitHubSimulatorOptions } from '../simulator-options.js';
import { startSimulator } from '../testing/start-simulator.js';

const deploy = `
name: Deploy
on:
  push: { branches: [release] }
  workflow_dispatch:
    inputs:
      target: { required: true, type: choice, options: [staging, production] }
      note: { default: none }
      dry: { type: boolean }
      count: { type: number }
      where: { type: environment }
jobs:
  build:
    name: Build it
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: |
          make
          make test
      - name: Ship
        run: ./ship
  report:
    steps: []
`;

async function setup(
  files: Record<string, string> = { 'deploy.yml': deploy },
  options: Partial<GitHubSimulatorOptions> = {},
) {
  const started = await startSimulator(options);
  const { github } = started;
  await github.post('/orgs/acme/repos', { name: 'demo', private: true, auto_init: true });
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text).toString('base64');
    await github.put(`/repos/acme/demo/contents/.github/workflows/${name}`, { message: name, content });
  }
  const actions = '/repos/acme/demo/actions';
  const dispatch = (body: unknown, workflow: string | number = 'deploy.yml', headers = {}) =>
    github.post(`${actions}/workflows/${workflow}/dispatches`, body, headers);
  return { ...started, actions, dispatch };
}

const valid = { ref: 'main', inputs: { target: 'staging' } };

it('starts a run and says nothing about it', async () => {
  const { dispatch, github, actions } = await setup();
  const { status, text } = await dispatch(valid);
  expect([status, text]).toEqual([204, '']);
  expect((await github.get(`${actions}/runs`)).body.total_count).toBe(1);
});

it.each([
  ['asked to', { ...valid, return_run_details: true }, {}],
  ['the API version always does', valid, { 'x-github-api-version': '2026-03-10' }],
])('names the run when %s', async (_when, body, headers) => {
  const { dispatch, github, actions } = await setup();
  const { status, body: details } = await dispatch(body, 'deploy.yml', headers);
  expect(status).toBe(200);
  const { body: run } = await github.get(`${actions}/runs/${details.workflow_run_id}`);
  expect(details).toEqual({ workflow_run_id: run.id, run_url: run.url, html_url: run.html_url });
  expect(run).toMatchObject({ event: 'workflow_dispatch', name: 'Deploy', head_branch: 'main', run_number: 1 });
});

it('knows workflows by file name and by id', async () => {
  const { dispatch, github, actions } = await setup();
  const { body } = await github.get(`${actions}/workflows`);
  expect(body).toMatchObject({
    total_count: 1,
    workflows: [{ name: 'Deploy', path: '.github/workflows/deploy.yml', state: 'active' }],
  });
  const [workflow] = body.workflows;
  expect((await github.get(`${actions}/workflows/${workflow.id}`)).body).toEqual(workflow);
  expect((await github.get(`${actions}/workflows/deploy.yml`)).body).toEqual(workflow);
  expect((await dispatch(valid, workflow.id)).status).toBe(204);
  expect((await dispatch(valid, 'nope.yml')).status).toBe(404);
});

it.each([
  ['an input missing', { ref: 'main' }, "Required input 'target' not provided"],
  ['inputs unknown', { ref: 'main', inputs: { target: 'staging', x: '1' } }, 'Unexpected inputs provided: ["x"]'],
  [
    'an input off its list',
    { ref: 'main', inputs: { target: 'moon' } },
    "Provided value 'moon' for input 'target' not in the list of allowed values",
  ],
  [
    'a truth that is none',
    { ref: 'main', inputs: { target: 'staging', dry: '' } },
    "Provided value '' for input 'dry' not in the list of allowed values",
  ],
  [
    'a number that is none',
    { ref: 'main', inputs: { target: 'staging', count: 'ten' } },
    "Invalid value for input 'count'",
  ],
  [
    'a number as a number',
    { ref: 'main', inputs: { target: 'staging', count: 10 } },
    "Invalid value for input 'count'",
  ],
  ['a list for a text', { ref: 'main', inputs: { target: 'staging', note: ['a'] } }, "Invalid value for input 'note'"],
  [
    'a ref of another kind',
    { ref: 'refs/tags/main', inputs: { target: 'staging' } },
    'No ref found for: refs/tags/main',
  ],
  ['a ref unknown', { ref: 'nope', inputs: { target: 'staging' } }, 'No ref found for: nope'],
  ['no ref', {}, 'Invalid request.\n\n"ref" wasn\'t supplied.'],
])('refuses a dispatch with %s', async (_what, body, message) => {
  const { dispatch } = await setup();
  const { status, body: error } = await dispatch(body);
  expect([status, error.message]).toEqual([422, message]);
});

it.each([
  ['on: push', "Workflow does not have 'workflow_dispatch' trigger"],
  ['on: [push, workflow_call]', "Workflow does not have 'workflow_dispatch' trigger"],
  ['on: [', 'Failed to parse workflow: '],
])('refuses to dispatch %j', async (text, message) => {
  const { dispatch } = await setup({ 'ci.yml': text });
  const { status, body } = await dispatch({ ref: 'main' }, 'ci.yml');
  expect(status).toBe(422);
  expect(body.message).toContain(message);
});

it.each(['on: workflow_dispatch', 'on: [push, workflow_dispatch]', '"on": { workflow_dispatch: }'])(
  'dispatches %j',
  async (text) => {
    const { dispatch } = await setup({ 'ci.yml': text });
    expect((await dispatch({ ref: 'refs/heads/main' }, 'ci.yml')).status).toBe(204);
  },
);

it('takes what the types of the inputs allow', async () => {
  const { dispatch } = await setup();
  const inputs = { target: 'production', note: '', dry: 'true', count: '-1.5', where: 'anywhere' };
  expect((await dispatch({ ref: 'main', inputs })).status).toBe(204);
});

it('dispatches on a tag', async () => {
  const { dispatch, github, actions } = await setup();
  const { sha } = (await github.get('/repos/acme/demo/git/ref/heads/main')).body.object;
  await github.post('/repos/acme/demo/git/refs', { ref: 'refs/tags/v1', sha });
  const { body } = await dispatch({ ...valid, ref: 'refs/tags/v1', return_run_details: true });
  const { body: run } = await github.get(`${actions}/runs/${body.workflow_run_id}`);
  expect(run).toMatchObject({ head_branch: 'v1', head_sha: sha });
});

it.each([
  ['github.com', undefined, 25],
  ['GitHub Enterprise Server 3.20', '3.20', 25],
  ['GitHub Enterprise Server 3.19', '3.19.2', 10],
])('takes no more inputs than %s does', async (_where, enterpriseServer, most) => {
  const names = Array.from({ length: most + 1 }, (_none, index) => `i${index}`);
  const workflow = (inputs: string[]) =>
    `on: { workflow_dispatch: { inputs: { ${inputs.map((name) => `${name}: {}`).join(', ')} } } }`;
  const files = { 'most.yml': workflow(names.slice(1)), 'more.yml': workflow(names) };
  const { dispatch } = await setup(files, enterpriseServer ? { enterpriseServer } : {});
  const inputs = (of: string[]) => Object.fromEntries(of.map((name) => [name, 'x']));
  expect((await dispatch({ ref: 'main', inputs: inputs(names.slice(1)) }, 'most.yml')).status).toBe(204);
  const sent = await dispatch({ ref: 'main', inputs: inputs(names) }, 'most.yml');
  expect([sent.status, sent.body.message]).toEqual([
    422,
    `Invalid request.\n\nNo more than ${most} properties are allowed; ${most + 1} were supplied.`,
  ]);
  const declared = await dispatch({ ref: 'main' }, 'more.yml');
  expect(declared.status).toBe(422);
  expect(declared.body.message).toContain(`you may only define up to ${most} \`inputs\``);
});

it('does not name the run on an old GitHub Enterprise Server', async () => {
  const { dispatch } = await setup(undefined, { enterpriseServer: '3.19' });
  const { status, body } = await dispatch({ ...valid, return_run_details: true });
  expect([status, body.message]).toEqual([422, 'Invalid request.\n\n"return_run_details" is not a permitted key.']);
  expect((await dispatch(valid)).status).toBe(204);
});

it('does not dispatch a disabled workflow', async () => {
  const { dispatch, github, actions } = await setup();
  await github.put(`${actions}/workflows/deploy.yml/disable`);
  const { status, body } = await dispatch(valid);
  expect([status, body.message]).toEqual([422, "Cannot trigger a 'workflow_dispatch' on a disabled workflow"]);
  await github.put(`${actions}/workflows/deploy.yml/enable`);
  expect((await dispatch(valid)).status).toBe(204);
});

it('does not dispatch without the permission to write', async () => {
  const { github, mint, actions } = await setup();
  const reader = github.as(await mint({ permissions: { actions: 'read' } }));
  const { status, body } = await reader.post(`${actions}/workflows/deploy.yml/dispatches`, valid);
  expect([status, body.message]).toEqual([403, 'Resource not accessible by integration']);
});

it('puts inputs into the title, where clients that are not told the run look for it', async () => {
  const file =
    'run-name: "Deploy ${{ inputs.id }}${{ github.unknown }} on ${{github.ref_name}}"\non: { workflow_dispatch: { inputs: { id: {} } } }';
  const { dispatch, github, actions } = await setup({ 'ci.yml': file });
  await dispatch({ ref: 'main', inputs: { id: 'a-1' } }, 'ci.yml');
  expect((await github.get(`${actions}/runs`)).body.workflow_runs[0].display_title).toBe('Deploy a-1 on main');
});

it.each([
  [{ lag: '5s' }, 404, 'Not Found'],
  [{ lag: '5s', answer: 422 } as const, 422, "Workflow does not have 'workflow_dispatch' trigger"],
])('does not know a new workflow at once when it lags by %j', async (workflowLag, status, message) => {
  const clock = () => Date.UTC(2026, 0, 31, 10);
  const { dispatch, simulator } = await setup(undefined, { workflowLag, clock });
  const early = await dispatch(valid);
  expect([early.status, early.body.message]).toEqual([status, message]);
  simulator.clock.advance('5s');
  expect((await dispatch(valid)).status).toBe(204);
});

it('knows a workflow that changed, however it lags', async () => {
  const { simulator, github } = await setup();
  simulator.workflowLag('1h');
  simulator.clock.advance('2h');
  const fresh = github.as(simulator.installationToken('acme'));
  const path = '/repos/acme/demo/contents/.github/workflows/deploy.yml';
  const { sha } = (await fresh.get(path)).body;
  const content = Buffer.from(`${deploy}\n`).toString('base64');
  await fresh.put(path, { message: 'Change', content, sha });
  const { status } = await fresh.post('/repos/acme/demo/actions/workflows/deploy.yml/dispatches', valid);
  expect(status).toBe(204);
});

it('takes an input that is called like something of JavaScript for one that was not sent', async () => {
  const file =
    'on: { workflow_dispatch: { inputs: { toString: {}, constructor: {} } } }\nrun-name: "x${{ inputs.toString }}"';
  const { dispatch, github, actions } = await setup({ 'ci.yml': file });
  expect((await dispatch({ ref: 'main' }, 'ci.yml')).status).toBe(204);
  expect((await github.get(`${actions}/runs`)).body.workflow_runs[0].display_title).toBe('x');
});
