import { expect, it } from '@jest/globals';
import { startSimulator } from '../testing/start-simulator.js';

const deploy = `
name: Deploy
on:
  push:
  workflow_dispatch:
    inputs:
      target: { required: true, type: choice, options: [staging, production] }
      note: { default: none }
      dry: { type: boolean }
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

async function setup(files: Record<string, string> = { 'deploy.yml': deploy }) {
  const started = await startSimulator();
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
