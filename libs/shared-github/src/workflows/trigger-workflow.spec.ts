import { expect, it } from '@jest/globals';
import type { GitHubSimulatorOptions } from '@project-factory/github-simulator';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import type { GitHubOptions } from '../github.options.js';
import { ask } from '../testing/ask.js';
import { connect, type Intercept, once } from '../testing/connect.js';
import { virtualTime } from '../testing/virtual-time.js';

const CI = `run-name: Check \${{ inputs.reason }}
on:
  workflow_dispatch:
    inputs:
      reason: { type: string, required: true }
jobs:
  test: { runs-on: ubuntu-latest, steps: [{ run: 'true' }] }
`;
const OLD = { enterpriseServer: '3.19' };
const DISPATCH = /^POST .*\/dispatches$/;

interface Setup {
  simulator?: Partial<GitHubSimulatorOptions>;
  client?: Partial<GitHubOptions>;
  intercept?: Intercept;
  file?: string;
}

async function setup({ simulator, client, intercept, file = CI }: Setup = {}) {
  const { now, sleep, pauses } = virtualTime();
  const connection = await connect({
    client: { now, sleep, requestTimeoutMs: 500, ...client },
    simulator: { clock: now, ...simulator },
    ...(intercept && { intercept }),
  });
  await connection.client.createRepo('shop');
  await connection.client.createOrUpdateFile('shop', '.github/workflows/ci.yml', file, 'Add CI');
  const trigger = (reason: string) => connection.client.triggerWorkflow('shop', 'ci.yml', 'main', { reason });
  const dispatches = () => connection.sent().filter((request) => DISPATCH.test(request));
  /** The title of each run, oldest first, by which it is told whose it is. */
  const runs = async () => {
    const found = await connection.client.getWorkflowRuns('shop');
    return found.map(({ id, title }) => ({ id, title })).reverse();
  };
  return { ...connection, trigger, dispatches, runs, pauses };
}

it('returns the id that GitHub names', async () => {
  const { client, trigger, runs, dispatches } = await setup();
  const first = await trigger('one');
  const second = await client.triggerWorkflow('shop', 'ci.yml', undefined, { reason: 'two' });
  expect(await runs()).toEqual([
    { id: first, title: 'Check one' },
    { id: second, title: 'Check two' },
  ]);
  expect(dispatches()).toHaveLength(2);
});

it('finds the run on a server that refuses to name it, and asks it only once', async () => {
  const { trigger, runs, dispatches } = await setup({ simulator: OLD });
  const ids = [await trigger('one'), await trigger('two')];
  expect((await runs()).map(({ id }) => id)).toEqual(ids);
  expect(dispatches()).toHaveLength(3);
});

it('finds the run where the answer is empty', async () => {
  const { trigger, runs } = await setup({
    intercept: async (request, pass) => {
      const response = await pass();
      return DISPATCH.test(`${request.method} ${request.url}`) ? new Response(null, { status: 204 }) : response;
    },
  });
  const ids = [await trigger('one'), await trigger('two')];
  expect((await runs()).map(({ id }) => id)).toEqual(ids);
});

it.each([{}, OLD])('gives each of many callers its own run (%j)', async (simulator) => {
  const { trigger, runs } = await setup({ simulator });
  const reasons = Array.from({ length: 12 }, (_, index) => `reason ${index}`);
  const ids = await Promise.all(reasons.map((reason) => trigger(reason)));
  const titles = new Map((await runs()).map(({ id, title }) => [id, title]));
  expect(ids.map((id) => titles.get(id))).toEqual(reasons.map((reason) => `Check ${reason}`));
});

const afterEffect = [
  'bad-gateway-after-effect',
  'connection-reset-after-effect',
  'timeout-after-effect',
  'cut-body',
  'malformed-json',
] as const;

it.each(afterEffect)('starts no second run when the answer is lost: %s', async (fault) => {
  const { simulator, trigger, runs, dispatches } = await setup();
  simulator.faults.add({ operation: 'actions/create-workflow-dispatch', fault });
  const id = await trigger('one');
  expect(await runs()).toEqual([{ id, title: 'Check one' }]);
  expect(dispatches()).toHaveLength(1);
  simulator.assertBehaviour();
});

it.each(afterEffect)('starts no second run on an old server when the answer is lost: %s', async (fault) => {
  const { simulator, trigger, runs } = await setup({ simulator: OLD });
  const first = await trigger('one');
  simulator.faults.add({ operation: 'actions/create-workflow-dispatch', fault });
  const second = await trigger('two');
  expect(await runs()).toEqual([
    { id: first, title: 'Check one' },
    { id: second, title: 'Check two' },
  ]);
});

it.each(['server-error', 'bad-gateway', 'service-unavailable', 'connection-reset', 'timeout', 'html-body'] as const)(
  'sends once more when no run came of it: %s',
  async (fault) => {
    const { simulator, trigger, runs, dispatches } = await setup();
    simulator.faults.add({ operation: 'actions/create-workflow-dispatch', fault });
    const id = await trigger('one');
    expect(await runs()).toEqual([{ id, title: 'Check one' }]);
    expect(dispatches()).toHaveLength(2);
  },
);

it('gives up when GitHub fails twice', async () => {
  const { simulator, trigger, runs, dispatches } = await setup();
  simulator.faults.add({ operation: 'actions/create-workflow-dispatch', fault: 'bad-gateway', times: Infinity });
  await expect(trigger('one')).rejects.toBeInstanceOf(GitHubUnavailableError);
  expect(await runs()).toEqual([]);
  expect(dispatches()).toHaveLength(2);
});

it('sends nothing again while it cannot see whether there is a run', async () => {
  const { simulator, trigger, dispatches } = await setup();
  simulator.faults.add({ operation: 'actions/create-workflow-dispatch', fault: 'bad-gateway-after-effect' });
  simulator.faults.add({ operation: 'actions/list-workflow-runs', fault: 'server-error', after: 1, times: Infinity });
  await expect(trigger('one')).rejects.toBeInstanceOf(GitHubUnavailableError);
  expect(dispatches()).toHaveLength(1);
});

it('says so when a run that GitHub took is not to be seen in time', async () => {
  const { client } = await setup({
    simulator: OLD,
    intercept: once(/^POST .*\/dispatches$/, async () => new Response(null, { status: 204 })),
  });
  await expect(client.triggerWorkflow('shop', 'ci.yml', 'main', { reason: 'one' })).rejects.toThrow(
    "GitHub took the dispatch of ci.yml at main in acme/shop, but its run was not to be seen in time. Look for it in the repository's Actions tab before it is dispatched again.",
  );
});

it('waits for a run that is listed late, and takes none that was there before', async () => {
  let hidden = 0;
  const { client, trigger, runs, pauses } = await setup({
    simulator: OLD,
    intercept: async (request, pass) => {
      const isList = /workflows\/ci\.yml\/runs/.test(request.url);
      return isList && (hidden -= 1) >= 0 ? Response.json({ total_count: 0, workflow_runs: [] }) : pass();
    },
  });
  const first = await trigger('one');
  // The first of them is what there is before the dispatch.
  hidden = 5;
  const second = await trigger('two');
  expect((await runs()).map(({ id }) => id)).toEqual([first, second]);
  expect(pauses.length).toBeGreaterThanOrEqual(4);
  expect(await client.getWorkflowRun('shop', second)).toMatchObject({ headBranch: 'main', event: 'workflow_dispatch' });
});

const byOthers = [
  { how: 'by its title', file: CI, ref: 'main' },
  { how: 'by its branch', file: CI.replace(/run-name.*\n/, ''), ref: 'other' },
];

it.each(byOthers)('tells its run from one that another process starts meanwhile, $how', async ({ file, ref }) => {
  let interferes = false;
  const { client, simulator, trigger } = await setup({
    simulator: OLD,
    file,
    intercept: async (request, pass) => {
      if (interferes && DISPATCH.test(`${request.method} ${request.url}`)) {
        const theirs = { ref, inputs: { reason: 'theirs' } };
        await ask(simulator, 'POST /repos/acme/shop/actions/workflows/ci.yml/dispatches', theirs);
      }
      return pass();
    },
  });
  const sha = await client.createOrUpdateFile('shop', 'x', 'x', 'Add x');
  await ask(simulator, 'POST /repos/acme/shop/git/refs', { ref: 'refs/heads/other', sha });
  await trigger('before');
  interferes = true;
  const id = await trigger('ours');
  const [ours, theirs] = await client.getWorkflowRuns('shop');
  expect(ours?.id).toBe(id);
  expect(theirs).toMatchObject({ headBranch: ref });
});

it.each([404, 422] as const)(
  'waits for a file that was pushed a moment ago, while GitHub answers %d',
  async (answer) => {
    const { client, trigger, simulator } = await setup();
    simulator.workflowLag({ lag: '6s', answer });
    await client.createOrUpdateFile('shop', '.github/workflows/cd.yml', CI, 'Add CD');
    const id = await client.triggerWorkflow('shop', 'cd.yml', 'main', { reason: 'new' });
    expect(await client.getWorkflowRun('shop', id)).toMatchObject({ path: '.github/workflows/cd.yml' });
    expect(await trigger('old')).toBeGreaterThan(id);
  },
);

it.each([404, 422] as const)('does not wait for it for ever, while GitHub answers %d', async (answer) => {
  const { client, simulator, pauses } = await setup();
  simulator.workflowLag({ lag: '10m', answer });
  await client.createOrUpdateFile('shop', '.github/workflows/cd.yml', CI, 'Add CD');
  const options = { readyTimeoutMs: 4_000 };
  await expect(client.triggerWorkflow('shop', 'cd.yml', 'main', { reason: 'x' }, options)).rejects.toThrow(
    'The workflow cd.yml at main in acme/shop is pushed, but GitHub does not take a dispatch of it yet. Try again in a minute, and see that the file is on the default branch too: GitHub dispatches no other.',
  );
  expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeLessThanOrEqual(4_000);
});

it('says at once which workflow there is not', async () => {
  const { client, pauses } = await setup();
  const missing = client.triggerWorkflow('shop', 'cd.yml', 'main');
  await expect(missing).rejects.toBeInstanceOf(NotFoundError);
  await expect(missing).rejects.toThrow(
    'There is no workflow cd.yml at main in acme/shop, or the GitHub App may not see it. Check the names, or push the file to .github/workflows/.',
  );
  expect(pauses).toEqual([]);
});

it.each(['on: push', 'on: [push, pull_request]', 'on: { push: { branches: [main] } }'])(
  'says at once that a workflow takes no dispatch: %s',
  async (on) => {
    const { client, pauses } = await setup({ file: `${on}\njobs: { a: { runs-on: x, steps: [{ run: y }] } }\n` });
    const refused = client.triggerWorkflow('shop', 'ci.yml', 'main');
    await expect(refused).rejects.toBeInstanceOf(ValidationError);
    await expect(refused).rejects.toThrow(
      'The workflow ci.yml at main in acme/shop cannot be dispatched: it has no "workflow_dispatch" below "on:". Add it, and push it to main.',
    );
    expect(pauses).toEqual([]);
  },
);

it('says what GitHub refused', async () => {
  const { client } = await setup();
  const missing = client.triggerWorkflow('shop', 'ci.yml', 'main');
  await expect(missing).rejects.toBeInstanceOf(ValidationError);
  await expect(missing).rejects.toThrow(/^The dispatch of ci.yml at main in acme\/shop was refused\..*Required input/);
  await expect(client.triggerWorkflow('shop', 'ci.yml', 'nowhere', { reason: 'x' })).rejects.toThrow(
    /No ref found for: nowhere/,
  );
});

it('refuses inputs that GitHub would refuse, before anything is sent', async () => {
  const { client, sent } = await setup();
  const before = sent().length;
  const many = Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`input${index}`, 'x']));
  await expect(client.triggerWorkflow('shop', 'ci.yml', 'main', many)).rejects.toThrow(
    'ci.yml cannot be dispatched with 26 inputs: GitHub takes 25 at most.',
  );
  const number = { count: 3 } as unknown as Record<string, string>;
  await expect(client.triggerWorkflow('shop', 'ci.yml', 'main', number)).rejects.toThrow(
    'ci.yml cannot be dispatched: the input "count" is not a string. Write numbers and booleans as text.',
  );
  expect(sent()).toHaveLength(before);
});

it('does not dispatch for a caller that has left before its turn', async () => {
  const { client, trigger, runs } = await setup();
  const stop = new AbortController();
  const first = trigger('one');
  const second = client.triggerWorkflow('shop', 'ci.yml', 'main', { reason: 'two' }, { signal: stop.signal });
  stop.abort();
  await expect(second).rejects.toMatchObject({ name: 'AbortError' });
  const third = await trigger('three');
  expect(await runs()).toEqual([
    { id: await first, title: 'Check one' },
    { id: third, title: 'Check three' },
  ]);
});

it('does not give the run of a caller that has left to the next one', async () => {
  const stop = new AbortController();
  const { client, trigger, runs } = await setup({
    simulator: OLD,
    file: CI.replace(/run-name.*\n/, ''),
    intercept: async (request, pass) => {
      const body = DISPATCH.test(`${request.method} ${request.url}`) ? await request.clone().text() : '';
      const response = await pass();
      if (response.status === 204 && body.includes('"left"')) stop.abort();
      return response;
    },
  });
  const left = client.triggerWorkflow('shop', 'ci.yml', 'main', { reason: 'left' }, { signal: stop.signal });
  const next = trigger('next');
  await expect(left).rejects.toMatchObject({ name: 'AbortError' });
  const id = await next;
  const all = await runs();
  expect(all).toHaveLength(2);
  expect(id).toBe(all[1]?.id);
});
