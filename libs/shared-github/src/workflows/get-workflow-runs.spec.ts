import { expect, it } from '@jest/globals';
import { ValidationError } from '../errors/validation.error.js';
import { ask } from '../testing/ask.js';
import { connect } from '../testing/connect.js';
import { virtualTime } from '../testing/virtual-time.js';

const CI = 'on: [workflow_dispatch, push]\njobs: { test: { runs-on: x, steps: [{ run: y }] } }\n';

async function setup() {
  const { now, sleep } = virtualTime();
  const connection = await connect({ client: { now, sleep }, simulator: { clock: now } });
  await connection.client.createRepo('shop');
  const headSha = await connection.client.createOrUpdateFile('shop', '.github/workflows/ci.yml', CI, 'Add CI');
  return { ...connection, headSha, sleep };
}

it('finds runs by event, commit, branch, time and status, newest first', async () => {
  const { client, simulator, headSha, sleep } = await setup();
  await ask(simulator, 'POST /repos/acme/shop/git/refs', { ref: 'refs/heads/other', sha: headSha });
  const first = await client.triggerWorkflow('shop', 'ci.yml', 'main');
  await sleep(60_000);
  simulator.runScripts.add({ queued: '1h' });
  const second = await client.triggerWorkflow('shop', 'ci.yml', 'other');
  const ids = async (filter?: Parameters<typeof client.getWorkflowRuns>[1]) =>
    (await client.getWorkflowRuns('shop', filter)).map(({ id }) => id);

  expect(await ids()).toEqual([second, first]);
  expect(await ids({ headSha })).toEqual([second, first]);
  expect(await ids({ headSha: '0'.repeat(40) })).toEqual([]);
  expect(await ids({ branch: 'other' })).toEqual([second]);
  expect(await ids({ status: 'queued' })).toEqual([second]);
  expect(await ids({ status: 'success' })).toEqual([first]);
  expect(await ids({ limit: 1 })).toEqual([second]);
  const { createdAt } = await client.getWorkflowRun('shop', second);
  expect(await ids({ created: `>=${createdAt.toISOString().replace('.000Z', 'Z')}` })).toEqual([second]);
  expect(await client.getWorkflowRuns('shop', { event: 'push', branch: 'main' })).toMatchObject([
    { event: 'push', headSha },
  ]);
});

it('reads as many pages as it takes, up to 1 000 runs, each once', async () => {
  const { client } = await connect({
    intercept: async (request, pass) => {
      const url = new URL(request.url);
      if (!url.pathname.endsWith('/actions/runs')) return pass();
      const page = Number(url.searchParams.get('page') ?? 1);
      const size = Number(url.searchParams.get('per_page'));
      // The first of each page was the last of the one before.
      const runs = Array.from({ length: size }, (_, index) => run(5000 - (page - 1) * (size - 1) - index));
      url.searchParams.set('page', String(page + 1));
      return Response.json(
        { total_count: 5000, workflow_runs: runs },
        { headers: { link: `<${url.href}>; rel="next"` } },
      );
    },
  });
  const runs = await client.getWorkflowRuns('shop');
  expect(runs).toHaveLength(1000);
  expect(new Set(runs.map(({ id }) => id)).size).toBe(1000);
  expect(await client.getWorkflowRuns('shop', { limit: 150 })).toHaveLength(150);
});

it.each([0, -1, 1.5, 1001, NaN])('refuses to look for %d runs, before anything is sent', async (limit) => {
  const { client, sent } = await setup();
  const before = sent().length;
  await expect(client.getWorkflowRuns('shop', { limit })).rejects.toBeInstanceOf(ValidationError);
  expect(sent()).toHaveLength(before);
});

it.each(['queued', 'waiting', 'requested', 'pending'] as const)('carries the status %s', async (status) => {
  const { client, simulator } = await setup();
  simulator.runScripts.add({ status, queued: '1h' });
  const id = await client.triggerWorkflow('shop', 'ci.yml', 'main');
  expect(await client.getWorkflowRun('shop', id)).toMatchObject({ status, conclusion: null });
  expect(await client.getWorkflowRuns('shop', { status })).toMatchObject([{ id }]);
});

it.each([
  'success',
  'failure',
  'cancelled',
  'skipped',
  'timed_out',
  'action_required',
  'neutral',
  'stale',
  'startup_failure',
] as const)('carries the conclusion %s', async (conclusion) => {
  const { client, simulator } = await setup();
  simulator.runScripts.add({ conclusion });
  const id = await client.triggerWorkflow('shop', 'ci.yml', 'main');
  expect(await client.waitForWorkflowRun('shop', id)).toMatchObject({ status: 'completed', conclusion });
});

function run(id: number) {
  const time = '2026-01-01T00:00:00Z';
  const named = {
    name: 'CI',
    display_title: 'CI',
    path: '.github/workflows/ci.yml',
    html_url: 'https://x',
    event: 'push',
  };
  const head = { head_sha: 'abc', head_branch: 'main' };
  return { id, ...named, ...head, status: 'queued', conclusion: null, created_at: time, updated_at: time };
}
