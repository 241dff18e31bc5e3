import { expect, it } from '@jest/globals';
import { temporaryDirectory } from '../testing/git.js';
import { type StartedActions, startActions } from '../testing/start-actions.js';

type Job = { id: number; name: string; run_attempt: number; conclusion: string };

async function jobs({ github, actions }: StartedActions, id: number, rest = 'jobs'): Promise<Job[]> {
  return (await github.get(`${actions}/runs/${id}/${rest}`)).body.jobs;
}

const names = (list: readonly Job[]) => list.map(({ name, run_attempt }) => `${name} ${run_attempt}`);
const buildFails = { jobs: [{ name: 'Build it', conclusion: 'failure' as const }, { name: 'report' }] };
const reportFails = { jobs: [{ name: 'Build it' }, { name: 'report', conclusion: 'failure' as const }] };

it('runs all of it again under the same id', async () => {
  const started = await startActions();
  const { github, actions, complete, run, simulator } = started;
  const id = await complete(buildFails);
  const [first] = await jobs(started, id);
  const { status, body } = await github.post(`${actions}/runs/${id}/rerun`, { enable_debug_logging: true });
  expect([status, body]).toEqual([201, {}]);
  expect(await run(id)).toMatchObject({
    id,
    run_attempt: 2,
    run_number: 1,
    status: 'queued',
    conclusion: null,
    created_at: '2026-01-31T10:00:00Z',
    run_started_at: '2026-01-31T10:00:06Z',
    previous_attempt_url: `https://api.github.com${actions}/runs/${id}/attempts/1`,
  });
  simulator.clock.advance('6s');
  expect(await run(id)).toMatchObject({ status: 'completed', conclusion: 'success' });
  expect(names(await jobs(started, id))).toEqual(['Build it 2', 'report 2']);
  expect((await jobs(started, id))[0]?.id).not.toBe(first?.id);
});

it('keeps the attempts apart', async () => {
  const started = await startActions();
  const { github, actions, complete } = started;
  const id = await complete(buildFails);
  await github.post(`${actions}/runs/${id}/rerun`);
  const attempt = async (number: number) => (await github.get(`${actions}/runs/${id}/attempts/${number}`)).body;
  expect(await attempt(1)).toMatchObject({ run_attempt: 1, conclusion: 'failure', previous_attempt_url: null });
  expect(await attempt(2)).toMatchObject({ run_attempt: 2, status: 'queued' });
  expect((await github.get(`${actions}/runs/${id}/attempts/3`)).status).toBe(404);
  expect((await github.get(`${actions}/runs/${id}/attempts/3/jobs`)).status).toBe(404);
  expect(names(await jobs(started, id, 'attempts/1/jobs'))).toEqual(['Build it 1', 'report 1']);
  expect(names(await jobs(started, id, 'jobs?filter=all'))).toEqual([
    'Build it 2',
    'report 2',
    'Build it 1',
    'report 1',
  ]);
});

it('runs what failed again, and leaves the rest as it was', async () => {
  const started = await startActions();
  const { github, actions, complete, run, simulator } = started;
  const id = await complete(reportFails);
  expect((await github.post(`${actions}/runs/${id}/rerun-failed-jobs`)).status).toBe(201);
  simulator.clock.advance('6s');
  expect(await run(id)).toMatchObject({ run_attempt: 2, conclusion: 'success' });
  expect(names(await jobs(started, id))).toEqual(['Build it 1', 'report 2']);
  expect(names(await jobs(started, id, 'attempts/2/jobs'))).toEqual(['report 2']);
});

it('runs what waits for a failed job again, too', async () => {
  const started = await startActions();
  const { github, actions, complete } = started;
  const id = await complete(buildFails);
  await github.post(`${actions}/runs/${id}/rerun-failed-jobs`);
  expect(names(await jobs(started, id, 'attempts/2/jobs'))).toEqual(['Build it 2', 'report 2']);
});

it('has nothing to run again when nothing failed', async () => {
  const { github, actions, complete } = await startActions();
  const id = await complete();
  const { status, body } = await github.post(`${actions}/runs/${id}/rerun-failed-jobs`);
  expect([status, body.message]).toEqual([403, 'This workflow run cannot be retried']);
});

it('runs one job again, which comes to nothing better when another one failed', async () => {
  const started = await startActions();
  const { github, actions, complete, run, simulator } = started;
  const bothFail = { jobs: [...buildFails.jobs.slice(0, 1), ...reportFails.jobs.slice(1)] };
  const id = await complete(bothFail);
  const [build, report] = await jobs(started, id);
  expect((await github.post(`${actions}/jobs/${report?.id}/rerun`)).status).toBe(201);
  simulator.clock.advance('6s');
  expect(names(await jobs(started, id))).toEqual(['Build it 1', 'report 2']);
  expect((await run(id)).conclusion).toBe('failure');
  const { status, body } = await github.post(`${actions}/jobs/${build?.id}/rerun`);
  expect([status, body.message]).toEqual([403, 'Only jobs from the current attempt can be re-run']);
  expect((await github.post(`${actions}/jobs/1/rerun`)).status).toBe(404);
});

it('lets a script say how the re-run ends', async () => {
  const { github, actions, complete, run, simulator } = await startActions();
  const id = await complete(buildFails);
  simulator.runScripts.add({ workflow: 'ci.yml', conclusion: 'timed_out', times: 1 });
  await github.post(`${actions}/runs/${id}/rerun-failed-jobs`);
  simulator.clock.advance('6s');
  expect((await run(id)).conclusion).toBe('timed_out');
});

it('runs nothing again that still runs', async () => {
  const started = await startActions();
  const { github, actions, dispatch } = started;
  const id = await dispatch();
  for (const verb of ['rerun', 'rerun-failed-jobs']) {
    const { status, body } = await github.post(`${actions}/runs/${id}/${verb}`);
    expect([status, body.message]).toEqual([403, 'This workflow is already running']);
  }
  const [job] = await jobs(started, id);
  const { status, body } = await github.post(`${actions}/jobs/${job?.id}/rerun`);
  expect([status, body.message]).toEqual([403, 'The workflow run containing this job is already running']);
});

it('runs nothing again after a month', async () => {
  const { github, actions, complete, simulator } = await startActions();
  const id = await complete();
  simulator.clock.advance('31d');
  const later = github.as(simulator.installationToken('acme'));
  const { status, body } = await later.post(`${actions}/runs/${id}/rerun`);
  const message = 'Unable to retry this workflow run because it was created over a month ago';
  expect([status, body.message]).toEqual([403, message]);
});

it('runs a run again at most 50 times', async () => {
  const { github, actions, complete, simulator } = await startActions();
  const id = await complete();
  for (let count = 0; count < 50; count += 1) {
    await github.post(`${actions}/runs/${id}/rerun`);
    simulator.clock.advance('6s');
  }
  expect((await github.post(`${actions}/runs/${id}/rerun`)).status).toBe(403);
});

it('remembers the attempts over a restart, with what is yet to come', async () => {
  const directory = temporaryDirectory();
  const first = await startActions({ directory });
  const id = await first.complete(buildFails);
  first.simulator.runScripts.add({ conclusion: 'neutral' });
  await first.github.post(`${first.actions}/runs/${id}/rerun`);
  await first.simulator.close();
  const { run, simulator, github, actions } = await startActions({ directory });
  expect(await run(id)).toMatchObject({ run_attempt: 2, status: 'queued' });
  simulator.clock.advance('6s');
  expect(await run(id)).toMatchObject({ run_attempt: 2, conclusion: 'neutral' });
  expect((await github.get(`${actions}/runs/${id}/attempts/1`)).body.conclusion).toBe('failure');
});
