import { expect, it } from '@jest/globals';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GitHubSimulatorOptions } from '../simulator-options.js';
import { temporaryDirectory } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';

const workflow = `
name: CI
on: workflow_dispatch
jobs:
  build:
    name: Build it
    runs-on: [self-hosted, linux]
    steps:
      - uses: actions/checkout@v4
      - run: |
          make
          make test
      - name: Ship
        run: ./ship
  report:
    runs-on: ubuntu-latest
`;

async function setup(options: Partial<GitHubSimulatorOptions> = {}) {
  // Time stands still but for what a test advances.
  const started = await startSimulator({
    clock: () => Date.UTC(2026, 0, 31, 10),
    runSchedule: { queuedMs: 1000, inProgressMs: 5000 },
    ...options,
  });
  const { github } = started;
  const { status } = await github.post('/orgs/acme/repos', { name: 'demo', private: true, auto_init: true });
  const content = Buffer.from(workflow).toString('base64');
  const file = '/repos/acme/demo/contents/.github/workflows/ci.yml';
  if (status === 201) await github.put(file, { message: 'CI', content });
  const actions = '/repos/acme/demo/actions';
  const dispatch = async (): Promise<number> => {
    const wish = { ref: 'main', return_run_details: true };
    return (await github.post(`${actions}/workflows/ci.yml/dispatches`, wish)).body.workflow_run_id;
  };
  const ids = async (query: string, list = 'runs') =>
    (await github.get(`${actions}/${list}?${query}`)).body.workflow_runs.map(({ id }: { id: number }) => id);
  return { ...started, actions, dispatch, ids };
}

it('goes from queued over in progress to success as time passes', async () => {
  const { dispatch, github, actions, simulator } = await setup();
  const id = await dispatch();
  const look = async () => {
    const { body: run } = await github.get(`${actions}/runs/${id}`);
    const { body: list } = await github.get(`${actions}/runs/${id}/jobs`);
    const [job] = list.jobs;
    return [run.status, run.conclusion, run.updated_at.slice(17), job.status, job.steps.length, job.completed_at];
  };
  expect(await look()).toEqual(['queued', null, '00Z', 'queued', 0, null]);
  simulator.clock.advance('1s');
  expect(await look()).toEqual(['in_progress', null, '01Z', 'in_progress', 5, null]);
  simulator.clock.advance('5s');
  expect(await look()).toEqual(['completed', 'success', '06Z', 'completed', 5, '2026-01-31T10:00:06Z']);
});

it('lists the jobs of the workflow file', async () => {
  const { dispatch, github, actions, simulator } = await setup();
  const id = await dispatch();
  simulator.clock.advance('1m');
  const { body } = await github.get(`${actions}/runs/${id}/jobs`);
  expect(body.total_count).toBe(2);
  expect(body.jobs[0]).toMatchObject({
    name: 'Build it',
    run_id: id,
    labels: ['self-hosted', 'linux'],
    workflow_name: 'CI',
  });
  expect(body.jobs[0].steps.map(({ name }: { name: string }) => name)).toEqual([
    'Set up job',
    'Run actions/checkout@v4',
    'Run make',
    'Ship',
    'Complete job',
  ]);
});

it('filters runs', async () => {
  const { dispatch, ids, simulator } = await setup();
  const first = await dispatch();
  simulator.clock.advance('30m');
  const second = await dispatch();
  expect(await ids('')).toEqual([second, first]);
  expect(await ids('', 'workflows/ci.yml/runs')).toEqual([second, first]);
  expect(await ids('status=queued')).toEqual([second]);
  expect(await ids('status=success')).toEqual([first]);
  expect(await ids('event=push')).toEqual([]);
  expect(await ids('event=workflow_dispatch&branch=main')).toEqual([second, first]);
  expect(await ids('branch=nope')).toEqual([]);
  expect(await ids('created=%3E%3D2026-01-31T10:30:00Z')).toEqual([second]);
  expect(await ids('created=2026-01-31T09:00:00Z..2026-01-31T10:00:00Z')).toEqual([first]);
  expect(await ids('per_page=1&page=2')).toEqual([first]);
});

it('filters runs by who started them, by their checks and by their commit', async () => {
  const { dispatch, ids, github, actions } = await setup();
  const id = await dispatch();
  const { body: run } = await github.get(`${actions}/runs/${id}`);
  expect(await ids(`actor=${encodeURIComponent(run.actor.login)}`)).toEqual([id]);
  expect(await ids('actor=somebody')).toEqual([]);
  expect(await ids(`check_suite_id=${run.check_suite_id}`)).toEqual([id]);
  expect(await ids('check_suite_id=1')).toEqual([]);
  expect(await ids(`head_sha=${run.head_sha}&exclude_pull_requests=true`)).toEqual([id]);
  expect(await ids('head_sha=0000000')).toEqual([]);
  expect(await ids('created=yesterday')).toEqual([]);
});

it('finds a thousand runs at most, and lists them all', async () => {
  const directory = temporaryDirectory();
  const first = await setup({ directory });
  const id = await first.dispatch();
  const [repository = ''] = readdirSync(join(directory, 'repositories'));
  await first.simulator.close();
  const runs = join(directory, 'repositories', repository, 'runs');
  const run = JSON.parse(readFileSync(join(runs, `${id}.json`), 'utf8'));
  for (let more = id + 1; more < id + 1005; more += 1) {
    writeFileSync(join(runs, `${more}.json`), JSON.stringify({ ...run, id: more }));
  }
  const { github, actions, ids } = await setup({ directory });
  expect((await github.get(`${actions}/runs?branch=main`)).body.total_count).toBe(1005);
  expect(await ids('branch=main&per_page=100&page=10')).toHaveLength(100);
  expect(await ids('branch=main&per_page=100&page=11')).toEqual([]);
  expect(await ids('per_page=100&page=11')).toHaveLength(5);
  const { headers } = await github.get(`${actions}/runs?branch=main&per_page=100`);
  expect(headers.get('link')).toContain('page=10>; rel="last"');
});

it('numbers the runs of a workflow', async () => {
  const { dispatch, github, actions } = await setup();
  await dispatch();
  const id = await dispatch();
  const { body } = await github.get(`${actions}/runs/${id}`);
  expect(body).toMatchObject({
    run_number: 2,
    run_attempt: 1,
    path: '.github/workflows/ci.yml',
    head_commit: { message: 'CI' },
    repository: { full_name: 'acme/demo' },
    jobs_url: `https://api.github.com${actions}/runs/${id}/jobs`,
  });
});

it.each(['1', 'nope', '..%2F1'])('does not know the run %j', async (id) => {
  const { github, actions } = await setup();
  expect((await github.get(`${actions}/runs/${id}`)).status).toBe(404);
});
