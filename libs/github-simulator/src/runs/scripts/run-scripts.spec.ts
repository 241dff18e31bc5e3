import { expect, it } from '@jest/globals';
import { temporaryDirectory } from '../../testing/git.js';
import { startActions } from '../../testing/start-actions.js';
import { conclusions } from '../conclusion.js';
import type { RunScript } from './run-script.js';
import { RunScripts } from './run-scripts.js';

type Step = { name: string; conclusion: string };
const steps = (job: { steps: Step[] }) => job.steps.map(({ name, conclusion }) => `${name}: ${conclusion}`);

it.each(conclusions)('lets a run end as %s', async (conclusion) => {
  const { github, actions, complete, run } = await startActions();
  const id = await complete({ conclusion });
  expect(await run(id)).toMatchObject({ status: 'completed', conclusion });
  const { body: found } = await github.get(`${actions}/runs?status=${conclusion}`);
  expect(found.workflow_runs.map((one: { id: number }) => one.id)).toEqual([id]);
  const { body: jobs } = await github.get(`${actions}/runs/${id}/jobs`);
  expect(jobs.total_count).toBe(conclusion === 'startup_failure' ? 0 : 2);
});

it.each(['waiting', 'requested', 'pending'] as const)('lets a run be %s before it is in progress', async (status) => {
  const { github, actions, dispatch, run, simulator } = await startActions();
  const id = await dispatch({ status });
  expect((await run(id)).status).toBe(status);
  expect((await github.get(`${actions}/runs/${id}/jobs`)).body.jobs[0].status).toBe(status);
  simulator.clock.advance('1s');
  expect((await run(id)).status).toBe('in_progress');
});

it('takes as long as the script says', async () => {
  const { dispatch, run, simulator } = await startActions();
  const id = await dispatch({ queued: '10m', inProgress: 1 });
  simulator.clock.advance('9m');
  expect((await run(id)).status).toBe('queued');
  simulator.clock.advance(60_001);
  expect((await run(id)).status).toBe('completed');
});

it('has the jobs and steps of the script', async () => {
  const { github, actions, complete, run } = await startActions();
  const id = await complete({
    jobs: [
      { name: 'Build it', conclusion: 'failure' },
      { name: 'lint', steps: [{ name: 'Look' }, { name: 'Judge', conclusion: 'failure' }, { name: 'Praise' }] },
      { name: 'deploy', conclusion: 'skipped' },
    ],
  });
  expect((await run(id)).conclusion).toBe('failure');
  const [build, lint, deploy] = (await github.get(`${actions}/runs/${id}/jobs`)).body.jobs;
  expect(steps(build)).toEqual([
    'Set up job: success',
    'Run actions/checkout@v4: success',
    'Run npm test: failure',
    'Complete job: success',
  ]);
  expect(lint.conclusion).toBe('failure');
  expect(steps(lint).slice(1, 4)).toEqual(['Look: success', 'Judge: failure', 'Praise: skipped']);
  expect(deploy).toMatchObject({ conclusion: 'skipped', steps: [], runner_id: null });
});

it('skips what waits for a job that failed, unless told otherwise', async () => {
  const { github, actions, complete } = await startActions();
  const ends = async (script: RunScript) => {
    const { body } = await github.get(`${actions}/runs/${await complete(script)}/jobs`);
    return body.jobs.map(({ conclusion }: { conclusion: string }) => conclusion);
  };
  expect(await ends({ conclusion: 'failure' })).toEqual(['failure', 'skipped']);
  const fails = { name: 'Build it', conclusion: 'failure' } as const;
  expect(await ends({ jobs: [fails, { name: 'report' }] })).toEqual(['failure', 'skipped']);
  expect(await ends({ jobs: [fails, { name: 'report', conclusion: 'success' }] })).toEqual(['failure', 'success']);
});

it('goes through the steps one by one', async () => {
  const { github, actions, dispatch, simulator } = await startActions();
  const id = await dispatch();
  simulator.clock.advance('3s');
  const [job] = (await github.get(`${actions}/runs/${id}/jobs`)).body.jobs;
  expect(job.steps.map(({ status }: { status: string }) => status)).toEqual([
    'completed',
    'in_progress',
    'queued',
    'queued',
  ]);
});

it('gives an attempt the first script that fits and is not used up', async () => {
  const { simulator, complete, run } = await startActions();
  simulator.runScripts.add({ workflow: 'other.yml', conclusion: 'stale' });
  simulator.runScripts.add({ event: 'push', conclusion: 'stale' });
  const once = simulator.runScripts.add({ workflow: 'ci.yml', conclusion: 'failure', times: 1 });
  const always = simulator.runScripts.add({ conclusion: 'neutral' });
  const end = async () => (await run(await complete())).conclusion;
  expect([await end(), await end()]).toEqual(['failure', 'neutral']);
  always.remove();
  expect(await end()).toBe('success');
  expect([once.uses, always.uses]).toEqual([1, 1]);
});

it('goes on with its script after a restart', async () => {
  const directory = temporaryDirectory();
  const first = await startActions({ directory });
  const id = await first.dispatch({ queued: '10m', jobs: [{ name: 'odd', conclusion: 'timed_out' }] });
  await first.simulator.close();
  const { run, simulator, github, actions } = await startActions({ directory });
  expect((await run(id)).status).toBe('queued');
  simulator.clock.advance('11m');
  expect((await run(id)).conclusion).toBe('timed_out');
  expect((await github.get(`${actions}/runs/${id}/jobs`)).body.jobs[0].name).toBe('odd');
});

it.each([
  [{ times: 0 }, 'times is 0'],
  [{ queued: 'soon' }, 'soon'],
  [{ conclusion: 'fine' }, 'conclusion is fine'],
  [{ status: 'completed' }, 'status is completed'],
  [{ jobs: [{ name: 'a' }, { name: 'a' }] }, 'two jobs are called a'],
  [{ logsLayout: 'tar' }, 'logsLayout is tar'],
  [{ jobs: [{ name: 'a', conclusion: 'stale' }] }, "a job's conclusion is stale"],
  [{ jobs: [{ name: 'a', steps: [{ name: 'b', conclusion: 'neutral' }] }] }, "a step's conclusion is neutral"],
])('refuses the script %j', (script, message) => {
  expect(() => new RunScripts().add(script as never)).toThrow(message);
});
