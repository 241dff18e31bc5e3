import { expect, it } from '@jest/globals';
import { ask } from '../testing/ask.js';
import { connect } from '../testing/connect.js';

const file = 'on: workflow_dispatch\njobs: { test: { runs-on: x, steps: [{ run: y }] } }\n';
const LIST = /^GET .*\/workflows\/ci\.yml\/runs$/;

/** A workflow that somebody else has dispatched so many times, on a server that names no run. */
async function setup(runs: number) {
  const connection = await connect({
    simulator: { clock: () => Date.UTC(2026, 0, 31, 12), enterpriseServer: '3.19' },
  });
  const { client, simulator, sent } = connection;
  await client.createRepo('shop');
  await client.createOrUpdateFile('shop', '.github/workflows/ci.yml', file, 'Add CI');
  const dispatch = () => ask(simulator, 'POST /repos/acme/shop/actions/workflows/ci.yml/dispatches', { ref: 'main' });
  for (let run = 0; run < runs; run += 1) await dispatch();
  const lists = () => sent().filter((request) => LIST.test(request)).length;
  return { ...connection, lists };
}

it('takes none of the runs that began a moment before, however many there are', async () => {
  const { client, lists } = await setup(25);
  const id = await client.triggerWorkflow('shop', 'ci.yml', 'main');
  const [newest] = await client.getWorkflowRuns('shop');
  expect(id).toBe(newest?.id);
  // Three pages of what was there, one list of what came.
  expect(lists()).toBe(4);
});

it('reads one page of them when they began earlier', async () => {
  const { client, simulator, lists } = await setup(25);
  simulator.clock.advance('1m');
  const id = await client.triggerWorkflow('shop', 'ci.yml', 'main');
  const [newest] = await client.getWorkflowRuns('shop');
  expect(id).toBe(newest?.id);
  expect(lists()).toBe(2);
});
