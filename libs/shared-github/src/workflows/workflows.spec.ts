import { expect, it } from '@jest/globals';
import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import { connect } from '../testing/connect.js';

const CI = `on:
  workflow_dispatch:
    inputs:
      reason: { type: string, required: true }
jobs:
  test: { runs-on: ubuntu-latest, steps: [{ run: 'true' }] }
`;

async function setup() {
  const connection = await connect({ simulator: { runSchedule: { queuedMs: 60_000, inProgressMs: 60_000 } } });
  const { client } = connection;
  await client.createRepo('shop');
  const headSha = await client.createOrUpdateFile('shop', '.github/workflows/ci.yml', CI, 'Add CI');
  return { ...connection, headSha };
}

it('returns the id of the run that the dispatch started', async () => {
  const { client, headSha } = await setup();
  const first = await client.triggerWorkflow('shop', 'ci.yml', 'main', { reason: 'one' });
  const second = await client.triggerWorkflow('shop', 'ci.yml', undefined, { reason: 'two' });
  expect(second).not.toBe(first);
  expect(await client.getWorkflowRun('shop', first)).toMatchObject({
    id: first,
    status: 'queued',
    conclusion: null,
    headSha,
    path: '.github/workflows/ci.yml',
  });
  const runs = await client.getWorkflowRuns('shop', { headSha });
  expect(runs.map(({ id }) => id)).toEqual([second, first]);
});

it('follows a run to its end and tells of each change', async () => {
  const { client, simulator } = await setup();
  const id = await client.triggerWorkflow('shop', 'ci.yml', 'main', { reason: 'one' });
  const seen: string[] = [];
  const run = await client.waitForWorkflowRun('shop', id, {
    onChange: ({ status }) => {
      seen.push(status);
      simulator.clock.advance('61s');
    },
  });
  expect(seen).toEqual(['queued', 'in_progress', 'completed']);
  expect(run).toMatchObject({ id, status: 'completed', conclusion: 'success' });
});

it('stops following when its signal says so', async () => {
  const { client } = await setup();
  const id = await client.triggerWorkflow('shop', 'ci.yml', 'main', { reason: 'one' });
  const stop = new AbortController();
  const waiting = client.waitForWorkflowRun('shop', id, { signal: stop.signal, onChange: () => stop.abort() });
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});

it('says that there is no such workflow, and that an input is missing', async () => {
  const { client } = await setup();
  await expect(client.triggerWorkflow('shop', 'cd.yml', 'main')).rejects.toBeInstanceOf(NotFoundError);
  await expect(client.triggerWorkflow('shop', 'ci.yml', 'main')).rejects.toBeInstanceOf(ValidationError);
});
