import { expect, it } from '@jest/globals';
import type { RunScript } from '@project-factory/github-simulator';
import { NotFoundError } from '../errors/not-found.error.js';
import { RequestTimeoutError } from '../errors/request-timeout.error.js';
import { ask } from '../testing/ask.js';
import { connect } from '../testing/connect.js';
import { virtualTime } from '../testing/virtual-time.js';
import type { WorkflowRun } from './workflow-run.js';

const CI = 'on: workflow_dispatch\njobs: { test: { runs-on: x, steps: [{ run: y }] } }\n';

async function setup(script: RunScript = {}) {
  const { now, sleep, pauses } = virtualTime();
  const connection = await connect({ client: { now, sleep }, simulator: { clock: now } });
  const { client, simulator } = connection;
  await client.createRepo('shop');
  await client.createOrUpdateFile('shop', '.github/workflows/ci.yml', CI, 'Add CI');
  simulator.runScripts.add(script);
  const id = await client.triggerWorkflow('shop', 'ci.yml', 'main');
  const seen: string[] = [];
  const onChange = ({ attempt, status }: WorkflowRun) => void seen.push(`${attempt} ${status}`);
  return { ...connection, id, seen, onChange, pauses, sleep };
}

it('follows a run to its end, tells of each change, and asks less and less often', async () => {
  const { client, id, seen, onChange, pauses } = await setup({ queued: '1m', inProgress: '1m' });
  const run = await client.waitForWorkflowRun('shop', id, { onChange });
  expect(run).toMatchObject({ id, status: 'completed', conclusion: 'success', attempt: 1 });
  expect(seen).toEqual(['1 queued', '1 in_progress', '1 completed']);
  expect(pauses.length).toBeLessThan(25);
  expect(pauses[0]).toBeLessThanOrEqual(625);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(12_500);
});

it('asks at no cost while nothing changes', async () => {
  const { client, simulator, id } = await setup({ queued: '1m', inProgress: '1m' });
  await client.waitForWorkflowRun('shop', id);
  const looks = simulator.calls.filter(({ operation }) => operation === 'actions/get-workflow-run');
  expect(looks.filter(({ status }) => status === 200)).toHaveLength(3);
  expect(looks.filter(({ status }) => status === 304).length).toBe(looks.length - 3);
  expect(looks.length).toBeGreaterThan(8);
  simulator.assertBehaviour(['uses its entity tags']);
});

it('goes on while GitHub fails, and while it does not know the run yet', async () => {
  const { client, simulator, id } = await setup({ queued: '1m', inProgress: '1m' });
  simulator.faults.add({ operation: 'actions/get-workflow-run', fault: 'not-found', times: 3 });
  simulator.faults.add({ operation: 'actions/get-workflow-run', fault: 'bad-gateway', times: 20 });
  expect(await client.waitForWorkflowRun('shop', id)).toMatchObject({ conclusion: 'success' });
});

it('says that there is no such run', async () => {
  const { client, pauses } = await setup();
  const unknown = client.waitForWorkflowRun('shop', 12);
  await expect(unknown).rejects.toBeInstanceOf(NotFoundError);
  await expect(unknown).rejects.toThrow(
    "acme/shop has no workflow run 12, or the GitHub App may not see it. Check the id, and the repository's name.",
  );
  expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(14_000);
});

it('follows a run that is run again meanwhile', async () => {
  const { client, simulator, id, seen, onChange, sleep } = await setup({ queued: '1m', inProgress: '1m' });
  await sleep(125_000);
  await ask(simulator, `POST /repos/acme/shop/actions/runs/${id}/rerun`);
  const run = await client.waitForWorkflowRun('shop', id, { onChange });
  expect(run).toMatchObject({ attempt: 2, status: 'completed' });
  expect(seen).toEqual(['2 queued', '2 in_progress', '2 completed']);
});

it('tells of an attempt that is in the state in which the one before was', async () => {
  const { client, simulator, id, seen, sleep } = await setup({ queued: '1m', inProgress: '1m' });
  await client.waitForWorkflowRun('shop', id, {
    onChange: async ({ attempt, status }) => {
      seen.push(`${attempt} ${status}`);
      if (attempt > 1 || status !== 'queued') return;
      await sleep(125_000);
      await ask(simulator, `POST /repos/acme/shop/actions/runs/${id}/rerun`);
    },
  });
  expect(seen).toEqual(['1 queued', '2 queued', '2 in_progress', '2 completed']);
});

it('waits no longer than it is told', async () => {
  const { client, id } = await setup({ queued: '1h' });
  const late = client.waitForWorkflowRun('shop', id, { timeoutMs: 60_000 });
  await expect(late).rejects.toBeInstanceOf(RequestTimeoutError);
  await expect(late).rejects.toThrow(`Workflow run ${id} of acme/shop was still queued after 60000 ms.`);
});

it('stops when its signal says so', async () => {
  const { client, id } = await setup({ queued: '1h' });
  const stop = new AbortController();
  const waiting = client.waitForWorkflowRun('shop', id, { signal: stop.signal, onChange: () => stop.abort() });
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});

it('stops in the middle of a real pause', async () => {
  const { client } = await connect();
  await client.createRepo('shop');
  const stop = new AbortController();
  const waiting = client.waitForWorkflowRun('shop', 12, { signal: stop.signal });
  setImmediate(() => stop.abort());
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});
