import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { RunScript } from '@project-factory/github-simulator';
import { NotFoundError } from '../errors/not-found.error.js';
import { RequestTimeoutError } from '../errors/request-timeout.error.js';
import { ValidationError } from '../errors/validation.error.js';
import type { GitHubOptions } from '../github.options.js';
import { ask } from '../testing/ask.js';
import { badGateway, connect, type Intercept, once } from '../testing/connect.js';
import { virtualTime } from '../testing/virtual-time.js';
import { zip } from '../testing/zip.js';

const CI = `on: workflow_dispatch
jobs:
  build: { runs-on: x, steps: [{ name: Compile, run: make }, { name: Test, run: make test }] }
  lint: { runs-on: x, steps: [{ name: Check, run: make lint }] }
`;
const DOWNLOAD = /^GET \/logs\//;
const BUILD = [
  { name: 'Compile', log: 'compiling' },
  { name: 'Test', log: 'testing' },
];

const { TMPDIR } = process.env;
let temporary: string;

beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'logs-spec-'));
  process.env['TMPDIR'] = temporary;
});

afterEach(async () => {
  if (TMPDIR === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = TMPDIR;
  expect(await readdir(temporary)).toEqual([]);
  await rm(temporary, { recursive: true });
});

interface Setup {
  script?: RunScript;
  intercept?: Intercept;
  client?: Partial<GitHubOptions>;
}

async function setup({ script = { jobs: [{ name: 'build', steps: BUILD }] }, intercept, client: options }: Setup = {}) {
  const { now, sleep } = virtualTime();
  const connection = await connect({
    client: { now, sleep, ...options },
    simulator: { clock: now },
    ...(intercept && { intercept }),
  });
  const { client, simulator } = connection;
  await client.createRepo('shop');
  await client.createOrUpdateFile('shop', '.github/workflows/ci.yml', CI, 'Add CI');
  simulator.runScripts.add({ ...script, times: 1 });
  const id = await client.triggerWorkflow('shop', 'ci.yml', 'main');
  if (script.queued === undefined) await client.waitForWorkflowRun('shop', id);
  /** Without what every job says at its beginning and its end. */
  const logs = async (wanted?: Parameters<typeof client.getWorkflowLogs>[2]) => {
    const lines = (await client.getWorkflowLogs('shop', id, wanted)).split('\n');
    return lines.filter((line) => !/\t(Set up job|Complete job)\t|##\[|\tshell: /.test(line));
  };
  return { ...connection, id, logs, sleep };
}

/** The archive that GitHub sends, instead of its own. */
function archive(files: Readonly<Record<string, string>>): Intercept {
  const bytes = zip(Object.entries(files).map(([name, content]) => ({ name, content })));
  return async (request, pass) =>
    new URL(request.url).pathname.includes('/logs/runs/') ? new Response(new Uint8Array(bytes)) : pass();
}

it('returns the lines of a run, job by job and step by step, without the times', async () => {
  const { client, id, simulator } = await setup({
    script: {
      jobs: [
        { name: 'build', steps: BUILD },
        { name: 'lint', log: '\x1b[31mred\x1b[0m ghs_0123456789abcdefghij' },
      ],
    },
  });
  expect(await client.getWorkflowLogs('shop', id)).toBe(
    [
      ...setUp('build'),
      ...step('build', 'Compile', 'compiling'),
      ...step('build', 'Test', 'testing'),
      'build\tComplete job\tCleaning up orphan processes',
      ...setUp('lint'),
      ...step('lint', 'Check', 'red [redacted]'),
      'lint\tComplete job\tCleaning up orphan processes',
    ].join('\n'),
  );
  simulator.assertBehaviour();
});

it('streams the same, line by line', async () => {
  const { client, id } = await setup();
  const lines: object[] = [];
  for await (const line of client.streamWorkflowLogs('shop', id, { job: 'build' })) lines.push(line);
  expect(lines).toContainEqual({ job: 'build', step: 'Compile', line: 'compiling' });
  expect(lines.at(-1)).toEqual({ job: 'build', step: 'Complete job', line: 'Cleaning up orphan processes' });
});

it('cleans up when the loop is left early', async () => {
  const { client, id } = await setup();
  for await (const { line } of client.streamWorkflowLogs('shop', id)) {
    expect(line).toMatch(/^Current runner version/);
    break;
  }
});

it('keeps the times where they are wanted', async () => {
  const { logs } = await setup();
  expect(await logs({ timestamps: true })).toContainEqual(
    expect.stringMatching(/^build\tCompile\t\d{4}-\d\d-\d\dT[\d:]+\.\d{7}Z compiling$/),
  );
});

it('keeps the last lines only', async () => {
  const { client, id } = await setup();
  expect(await client.getWorkflowLogs('shop', id, { tail: 2 })).toBe(
    'build\tTest\ttesting\nbuild\tComplete job\tCleaning up orphan processes',
  );
});

it('keeps as much of the end as is wanted, and says how much is missing', async () => {
  const { client, id } = await setup({ script: { jobs: [{ name: 'build', log: { lines: 5000, width: 50 } }] } });
  const text = await client.getWorkflowLogs('shop', id, { maxBytes: 1000 });
  const [first, ...lines] = text.split('\n');
  expect(first).toMatch(/^\[Left out: \d{4} lines \(\d+ bytes\)\. The text is limited to 1000 bytes\.\]$/);
  expect(Buffer.byteLength(lines.join('\n'))).toBeLessThanOrEqual(1000);
  expect(lines.at(-2)).toMatch(/^build\tTest\tline 5000: /);
});

it.each([{ tail: 0 }, { tail: 1.5 }, { maxBytes: -1 }])('refuses the bound %j', async (bound) => {
  const { client, id } = await setup();
  await expect(client.getWorkflowLogs('shop', id, bound)).rejects.toBeInstanceOf(ValidationError);
});

const failing: RunScript = {
  jobs: [
    {
      name: 'build',
      steps: [
        { name: 'Compile', log: 'fine' },
        { name: 'Test', conclusion: 'failure', log: 'broken' },
      ],
    },
    { name: 'lint', log: 'clean' },
  ],
};

it('returns only what failed', async () => {
  const { logs, client, id } = await setup({ script: failing });
  expect(await logs({ failedOnly: true })).toEqual(['build\tTest\tbroken']);
  expect(await client.getWorkflowLogs('shop', id, { failedOnly: true })).toContain('##[error]');
});

it('returns nothing when nothing failed', async () => {
  const { client, id } = await setup();
  expect(await client.getWorkflowLogs('shop', id, { failedOnly: true })).toBe('');
});

it('returns one job, by its name or its id', async () => {
  const { logs, simulator, id } = await setup({ script: failing });
  expect(await logs({ job: 'lint' })).toEqual(['lint\tCheck\tclean']);
  const { jobs } = await ask<{ jobs: { id: number }[] }>(simulator, `GET /repos/acme/shop/actions/runs/${id}/jobs`);
  expect(await logs({ job: jobs[1]?.id ?? 0 })).toEqual(['lint\tCheck\tclean']);
});

it('says which jobs there are when there is none of that name', async () => {
  const { client, id } = await setup({ script: failing });
  await expect(client.getWorkflowLogs('shop', id, { job: 'deploy' })).rejects.toThrow(
    `There is no job "deploy" in workflow run ${id} of acme/shop. It has "build", "lint".`,
  );
});

it('says that there is no such run', async () => {
  const { client } = await setup();
  await expect(client.getWorkflowLogs('shop', 12)).rejects.toThrow(
    'There is no workflow run 12 of acme/shop, or the GitHub App may not see it.',
  );
});

it('takes the file of the whole job where those of the steps are missing', async () => {
  const { logs, sent } = await setup({ script: { jobs: [{ name: 'build', steps: BUILD }], logsLayout: 'jobs-only' } });
  expect(await logs()).toEqual(
    expect.arrayContaining(['build\tUNKNOWN STEP\tcompiling', 'build\tUNKNOWN STEP\ttesting']),
  );
  expect(sent().filter((request) => DOWNLOAD.test(request))).toHaveLength(1);
});

it('takes the file of the whole job where that of one step is missing', async () => {
  const { logs } = await setup({
    intercept: archive({ 'build/2_Compile.txt': 'compiling', '0_build.txt': 'all of it' }),
  });
  expect(await logs()).toEqual(['build\tUNKNOWN STEP\tall of it']);
});

it('asks for the log of each job that the archive does not have', async () => {
  const { logs } = await setup({ intercept: archive({ 'other/1_x.txt': 'x' }) });
  expect(await logs()).toEqual(
    expect.arrayContaining(['build\tUNKNOWN STEP\tcompiling', 'build\tUNKNOWN STEP\ttesting']),
  );
});

it('asks for the logs of jobs that are called alike in the archive', async () => {
  const jobs = [
    { name: 'a/b', log: 'first' },
    { name: 'ab', log: 'second' },
  ];
  const { logs } = await setup({ script: { jobs } });
  expect(await logs()).toEqual(expect.arrayContaining(['a/b\tUNKNOWN STEP\tfirst', 'ab\tUNKNOWN STEP\tsecond']));
});

it('asks for the log of each job where there is no archive', async () => {
  const { logs, simulator } = await setup({ script: failing });
  simulator.faults.add({ operation: 'actions/download-workflow-run-attempt-logs', fault: 'not-found' });
  expect(await logs()).toEqual(expect.arrayContaining(['build\tUNKNOWN STEP\tbroken', 'lint\tUNKNOWN STEP\tclean']));
});

it('says which logs are missing, and returns the others', async () => {
  const { logs, simulator } = await setup({ script: failing });
  simulator.faults.add({ operation: 'actions/download-workflow-run-attempt-logs', fault: 'not-found' });
  simulator.faults.add({ operation: 'actions/download-job-logs-for-workflow-run', fault: 'not-found' });
  const lines = await logs();
  expect(lines[0]).toBe('[GitHub has no log of job "build", or not any more.]');
  expect(lines).toContain('lint\tUNKNOWN STEP\tclean');
});

it('says that the logs were deleted', async () => {
  const { client, simulator, id } = await setup();
  await ask(simulator, `DELETE /repos/acme/shop/actions/runs/${id}/logs`);
  const gone = client.getWorkflowLogs('shop', id);
  await expect(gone).rejects.toBeInstanceOf(NotFoundError);
  await expect(gone).rejects.toThrow(
    `There are no logs of workflow run ${id} of acme/shop. It ended as success; its logs were deleted, are older than GitHub keeps them, or it wrote none.`,
  );
});

it('says that a run is not over', async () => {
  const { client, id } = await setup({ script: { queued: '1h' } });
  await expect(client.getWorkflowLogs('shop', id)).rejects.toThrow(
    `There are no logs of workflow run ${id} of acme/shop. It is queued: GitHub has the log of a job when that is completed.`,
  );
});

it('reads the jobs that a partial re-run left alone from the attempt in which they ran', async () => {
  const { client, logs, simulator, id, sent } = await setup({ script: failing });
  simulator.runScripts.add({ jobs: [{ name: 'build', steps: BUILD }] });
  await ask(simulator, `POST /repos/acme/shop/actions/runs/${id}/rerun-failed-jobs`);
  await client.waitForWorkflowRun('shop', id);
  expect(await logs()).toEqual(['lint\tCheck\tclean', 'build\tCompile\tcompiling', 'build\tTest\ttesting']);
  expect(sent().filter((request) => DOWNLOAD.test(request))).toEqual([
    `GET /logs/runs/${id}/attempts/1`,
    `GET /logs/runs/${id}/attempts/2`,
  ]);
});

it('returns the jobs that are over while others are run again', async () => {
  const { logs, simulator, id } = await setup({ script: failing });
  simulator.runScripts.add({ queued: '1h' });
  await ask(simulator, `POST /repos/acme/shop/actions/runs/${id}/rerun-failed-jobs`);
  expect(await logs()).toEqual([
    '[Job "build" is queued: GitHub has its log when it is completed.]',
    'lint\tCheck\tclean',
  ]);
});

it('leaves out what nobody should unpack, and says so', async () => {
  const { logs } = await setup({ script: { jobs: [{ name: 'build', log: 'fine' }], logsLayout: 'path-traversal' } });
  const lines = await logs();
  expect(lines).toHaveLength(6);
  expect(lines[0]).toBe('[The file "../evil.txt" of the archive was left out: its name leads out of the archive.]');
  expect(lines.at(-1)).toBe('build\tTest\tfine');
});

it('is not blown up by a bomb', async () => {
  const { logs } = await setup({ script: { jobs: [{ name: 'build', log: 'fine' }], logsLayout: 'zip-bomb' } });
  const [notice, ...lines] = await logs();
  expect(notice).toMatch(
    /^\[The file "build\/1_Set up job.txt" of the archive was left out: it would be 104857600 bytes/,
  );
  expect(lines).toEqual(['build\tTest\tfine']);
});

it('asks anew once for an address that has expired', async () => {
  let expire = async () => {};
  const { logs, sent, sleep } = await setup({
    intercept: once(DOWNLOAD, async (_request, pass) => {
      await expire();
      return pass();
    }),
  });
  expire = () => sleep(61_000);
  expect(await logs()).toContain('build\tTest\ttesting');
  expect(sent().filter((request) => DOWNLOAD.test(request))).toHaveLength(2);
});

it('does not ask for an address for ever', async () => {
  let asked = 0;
  const { client, id } = await setup({
    intercept: async (request, pass) => {
      if (!DOWNLOAD.test(`GET ${new URL(request.url).pathname}`)) return pass();
      asked += 1;
      return new Response('<Error/>', { status: 403 });
    },
  });
  await expect(client.getWorkflowLogs('shop', id)).rejects.toThrow(
    'The download from results-receiver.actions.githubusercontent.com was answered 403.',
  );
  expect(asked).toBe(2);
});

const broken: [string, Intercept][] = [
  ['its storage fails', async () => badGateway()],
  ['it cannot be reached', async () => Response.error()],
  ['it is cut off', async (_request, pass) => cutOff(await pass())],
];

it.each(broken)('fetches a log again when %s', async (_how, answer) => {
  const { logs } = await setup({ intercept: once(DOWNLOAD, answer) });
  expect(await logs()).toContain('build\tTest\ttesting');
});

it('follows a redirect of the storage, and brings no credential there', async () => {
  const brought: (string | null)[] = [];
  const { logs } = await setup({
    intercept: async (request, pass) => {
      const url = new URL(request.url);
      if (!DOWNLOAD.test(`GET ${url.pathname}`)) return pass();
      brought.push(request.headers.get('authorization'));
      if (url.searchParams.has('moved')) return pass();
      url.searchParams.set('moved', '1');
      return new Response(null, { status: 307, headers: { location: url.href } });
    },
  });
  expect(await logs()).toContain('build\tTest\ttesting');
  expect(brought).toEqual([null, null]);
});

it.each(['http://storage.test/logs', 'ftp://storage.test/logs', 'https://user:pass@storage.test/logs'])(
  'does not go to %s',
  async (location) => {
    const { client, id } = await setup({
      intercept: async (request, pass) =>
        /attempts\/1\/logs$/.test(request.url) ? new Response(null, { status: 302, headers: { location } }) : pass(),
    });
    await expect(client.getWorkflowLogs('shop', id)).rejects.toThrow(/: only https is followed\.$/);
  },
);

it('downloads no more than it is told', async () => {
  const { client, id } = await setup({ script: { jobs: [{ name: 'build', log: { lines: 20_000 } }] } });
  await expect(client.getWorkflowLogs('shop', id, { maxDownloadBytes: 10_000 })).rejects.toThrow(
    'The download of the logs is larger than 10000 bytes. Raise maxDownloadBytes to have them.',
  );
});

it('takes no longer than it is told', async () => {
  const { client, id } = await setup({ intercept: once(DOWNLOAD, neverEnding) });
  const late = client.getWorkflowLogs('shop', id, { timeoutMs: 200 });
  await expect(late).rejects.toBeInstanceOf(RequestTimeoutError);
  await expect(late).rejects.toThrow(`The logs of workflow run ${id} of acme/shop were not read within 200 ms.`);
});

it('stops when its signal says so', async () => {
  const stop = new AbortController();
  const { client, id } = await setup({
    intercept: once(DOWNLOAD, async () => {
      setImmediate(() => stop.abort());
      return neverEnding();
    }),
  });
  await expect(client.getWorkflowLogs('shop', id, { signal: stop.signal })).rejects.toMatchObject({
    name: 'AbortError',
  });
});

async function neverEnding(): Promise<Response> {
  return new Response(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(10)) }));
}

async function cutOff(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  return new Response(
    new ReadableStream({
      start: (controller) => controller.enqueue(bytes.subarray(0, 100)),
      pull: (controller) => controller.error(new Error('The connection was cut.')),
    }),
  );
}

function setUp(job: string): string[] {
  const said = [
    "Current runner version: '2.330.0'",
    '##[group]Operating System',
    'Ubuntu',
    '24.04.3',
    'LTS',
    '##[endgroup]',
    'Prepare workflow directory',
    'Prepare all required actions',
    `Complete job name: ${job}`,
  ];
  return said.map((line) => `${job}\tSet up job\t${line}`);
}

function step(job: string, name: string, log: string): string[] {
  const said = [`##[group]Run ${name}`, 'shell: /usr/bin/bash -e {0}', '##[endgroup]', log];
  return said.map((line) => `${job}\t${name}\t${line}`);
}
