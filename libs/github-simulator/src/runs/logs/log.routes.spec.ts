import { expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { temporaryDirectory } from '../../testing/git.js';
import { type StartedActions, startActions } from '../../testing/start-actions.js';

async function fetchSigned({ simulator, github }: StartedActions, path: string): Promise<Response> {
  const { status, headers } = await github.get(path);
  expect(status).toBe(302);
  return simulator.fetch(new Request(headers.get('location') ?? ''));
}

async function unzip(started: StartedActions, path: string): Promise<Record<string, string>> {
  const bytes = new Uint8Array(await (await fetchSigned(started, path)).arrayBuffer());
  // Not a TextDecoder: it would swallow the byte order mark.
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, file]) => [name, Buffer.from(file).toString()]),
  );
}

it('has a file a job and a file a step, in names that gh looks for', async () => {
  const started = await startActions();
  const id = await started.complete({
    jobs: [{ name: 'Build it' }, { name: 'test (a/b): node', steps: [{ name: 'Say: hi' }] }],
  });
  const files = await unzip(started, `${started.actions}/runs/${id}/logs`);
  expect(Object.keys(files)).toEqual([
    '0_Build it.txt',
    '1_test (ab) node.txt',
    'Build it/1_Set up job.txt',
    'Build it/2_Run actionscheckout@v4.txt',
    'Build it/3_Run npm test.txt',
    'Build it/4_Complete job.txt',
    'test (ab) node/1_Set up job.txt',
    'test (ab) node/2_Say hi.txt',
    'test (ab) node/3_Complete job.txt',
  ]);
});

it('stamps every line, and marks what a step is and how it failed', async () => {
  const started = await startActions();
  const id = await started.complete({ jobs: [{ name: 'Build it', conclusion: 'failure', log: 'one\ntwo\n' }] });
  const files = await unzip(started, `${started.actions}/runs/${id}/logs`);
  expect(files['Build it/3_Run npm test.txt']?.split('\n')).toEqual([
    '\uFEFF2026-01-31T10:00:03.5000000Z ##[group]Run npm test',
    '2026-01-31T10:00:03.5000001Z shell: /usr/bin/bash -e {0}',
    '2026-01-31T10:00:03.5000002Z ##[endgroup]',
    '2026-01-31T10:00:03.5000003Z one',
    '2026-01-31T10:00:03.5000004Z two',
    '2026-01-31T10:00:03.5000005Z ##[error]Process completed with exit code 1.',
    '',
  ]);
  expect(files['0_Build it.txt']).toContain('03.5000004Z two\n');
});

it('sends the log of one job as text', async () => {
  const started = await startActions();
  const { github, actions, complete } = started;
  const id = await complete({ jobs: [{ name: 'Build it', steps: [{ name: 'Say', log: 'hello' }] }] });
  const [job] = (await github.get(`${actions}/runs/${id}/jobs`)).body.jobs;
  const response = await fetchSigned(started, `${actions}/jobs/${job.id}/logs`);
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(await response.text()).toMatch(/Current runner version[^]*##\[group\]Run Say[^]*Z hello\n[^]*Cleaning up/);
});

it('has no logs before the end, and none of what did not run', async () => {
  const { github, actions, dispatch, complete } = await startActions();
  const early = await dispatch();
  const [job] = (await github.get(`${actions}/runs/${early}/jobs`)).body.jobs;
  const skipped = await complete({ conclusion: 'skipped' });
  const [none] = (await github.get(`${actions}/runs/${skipped}/jobs`)).body.jobs;
  const broken = await complete({ conclusion: 'startup_failure' });
  await github.post(`${actions}/runs/${early}/rerun`);
  const paths = [`runs/${early}`, `runs/${early}/attempts/2`, `runs/${skipped}`, `jobs/${none.id}`, `runs/${broken}`];
  const answers = await Promise.all(paths.map((path) => github.get(`${actions}/${path}/logs`)));
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  expect((await github.get(`${actions}/jobs/${job.id}/logs`)).status).toBe(302);
});

it('has only the jobs of the re-run in its logs, and the others in those of the attempt before', async () => {
  const started = await startActions();
  const { github, actions, complete, simulator } = started;
  const id = await complete({ jobs: [{ name: 'Build it' }, { name: 'report', conclusion: 'failure' }] });
  await github.post(`${actions}/runs/${id}/rerun-failed-jobs`);
  simulator.clock.advance('6s');
  const ofJobs = (files: Record<string, string>) => Object.keys(files).filter((name) => !name.includes('/'));
  expect(ofJobs(await unzip(started, `${actions}/runs/${id}/logs`))).toEqual(['0_report.txt']);
  expect(ofJobs(await unzip(started, `${actions}/runs/${id}/attempts/2/logs`))).toEqual(['0_report.txt']);
  const first = await unzip(started, `${actions}/runs/${id}/attempts/1/logs`);
  expect(ofJobs(first)).toEqual(['0_Build it.txt', '1_report.txt']);
});

it('throws logs away when asked, and after 90 days', async () => {
  const { github, actions, dispatch, complete, simulator } = await startActions();
  const running = await dispatch({ inProgress: '1h' });
  expect((await github.delete(`${actions}/runs/${running}/logs`)).status).toBe(403);
  const id = await complete();
  expect((await github.delete(`${actions}/runs/${id}/logs`)).status).toBe(204);
  const gone = await github.get(`${actions}/runs/${id}/logs`);
  expect([gone.status, gone.body.message]).toEqual([410, 'Server Error']);
  const other = await complete();
  const [job] = (await github.get(`${actions}/runs/${other}/jobs`)).body.jobs;
  simulator.clock.advance('90d');
  const later = github.as(simulator.installationToken('acme'));
  expect((await later.get(`${actions}/jobs/${job.id}/logs`)).status).toBe(410);
});

it('keeps logs over a restart', async () => {
  const directory = temporaryDirectory();
  const first = await startActions({ directory });
  const id = await first.complete({ jobs: [{ name: 'Build it', log: 'kept' }] });
  await first.simulator.close();
  const second = await startActions({ directory });
  expect((await unzip(second, `${second.actions}/runs/${id}/logs`))['0_Build it.txt']).toContain('kept');
});

it.each([
  ['jobs-only', ['0_report.txt']],
  [
    'path-traversal',
    ['../evil.txt', 'build/../../evil.txt', '/tmp/evil.txt', 'C:\\evil.txt', '..\\evil.txt', '0_report.txt'],
  ],
] as const)('lays the archive out as %s', async (logsLayout, expected) => {
  const started = await startActions();
  const id = await started.complete({ logsLayout, jobs: [{ name: 'report' }] });
  const files = Object.keys(await unzip(started, `${started.actions}/runs/${id}/logs`));
  expect(files.slice(0, expected.length)).toEqual(expected);
});

it('makes a zip bomb when asked for one', async () => {
  const started = await startActions();
  const id = await started.complete({ logsLayout: 'zip-bomb' });
  const response = await fetchSigned(started, `${started.actions}/runs/${id}/logs`);
  const archive = await response.arrayBuffer();
  expect(archive.byteLength).toBeLessThan(1024 * 1024);
  const [largest = 0] = Object.values(unzipSync(new Uint8Array(archive))).map(({ length }) => length);
  expect(largest).toBe(100 * 1024 * 1024);
});

it('makes a large log while it is read', async () => {
  const started = await startActions();
  const { actions, complete } = started;
  const id = await complete({
    jobs: [{ name: 'Build it', log: { lines: 200_000, width: 100 } }],
    logsLayout: 'jobs-only',
  });
  const response = await fetchSigned(started, `${actions}/runs/${id}/logs`);
  const sizes: number[] = [];
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) sizes.push(chunk.byteLength);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  // 26 MB of text, in pieces, and packed no better than a real log.
  expect(sizes.length).toBeGreaterThan(300);
  expect(Math.max(...sizes)).toBeLessThan(128 * 1024);
  expect(total).toBeGreaterThan(2_600_000);
  expect(total).toBeLessThan(13_000_000);
});

it('may be given up half-way', async () => {
  const started = await startActions();
  const { actions, complete } = started;
  const id = await complete({ jobs: [{ name: 'Build it', log: { lines: 10_000_000 } }] });
  const reader = (await fetchSigned(started, `${actions}/runs/${id}/logs`)).body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  await reader?.cancel();
});

it('generates the lines that were asked for', async () => {
  const started = await startActions();
  const { github, actions, complete } = started;
  const id = await complete({ jobs: [{ name: 'Build it', log: { lines: 25_000, width: 20 } }] });
  const [job] = (await github.get(`${actions}/runs/${id}/jobs`)).body.jobs;
  const text = await (await fetchSigned(started, `${actions}/jobs/${job.id}/logs`)).text();
  const lines = text.split('\n').filter((line) => / line \d+: /.test(line));
  expect(lines).toHaveLength(25_000);
  expect(lines.every((line) => /^\S{28} .{20}$/.test(line))).toBe(true);
  expect([...lines].sort()).toEqual(lines);
});

it('names files so that none leads out of the archive, whatever jobs and steps are called', async () => {
  const started = await startActions();
  const names = ['..', '/', '\\..\\..\\evil', '.. .', 'a\u0000b\n', '...'];
  const id = await started.complete({
    jobs: names.map((name) => ({ name, steps: names.map((step) => ({ name: step })) })),
  });
  const files = Object.keys(await unzip(started, `${started.actions}/runs/${id}/logs`));
  expect(files).toHaveLength(6 + 6 * 8);
  expect(files).toEqual(
    expect.arrayContaining(['0___.txt', '__/1_Set up job.txt', '....evil/2___.txt', 'ab/6_ab.txt']),
  );
  for (const name of files.flatMap((file) => file.split('/'))) {
    expect(name).not.toMatch(/^[. ]*$|[\\:\p{Cc}]/u);
  }
});
