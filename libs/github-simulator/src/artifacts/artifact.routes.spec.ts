import { expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { temporaryDirectory } from '../testing/git.js';
import { startActions } from '../testing/start-actions.js';

const artifacts = [
  { name: 'report', content: 'all is well' },
  { name: 'dist', files: { 'bin/app': new Uint8Array([0, 255]), 'README.md': '# App' }, retentionDays: 5 },
];

it('lists artifacts when the run is over, newest first', async () => {
  const { github, actions, dispatch, simulator } = await startActions();
  const id = await dispatch({ artifacts });
  expect((await github.get(`${actions}/runs/${id}/artifacts`)).body).toEqual({ total_count: 0, artifacts: [] });
  simulator.clock.advance('6s');
  const { body } = await github.get(`${actions}/runs/${id}/artifacts`);
  expect(body.total_count).toBe(2);
  expect(body.artifacts).toMatchObject([
    { name: 'dist', expired: false, created_at: '2026-01-31T10:00:06Z', expires_at: '2026-02-05T10:00:06Z' },
    { name: 'report', workflow_run: { id, head_branch: 'main' } },
  ]);
  expect((await github.get(`${actions}/artifacts`)).body.artifacts).toEqual(body.artifacts);
  const { body: found } = await github.get(`${actions}/artifacts?name=report`);
  expect(found.artifacts).toEqual([body.artifacts[1]]);
  expect((await github.get(`${actions}/artifacts/${found.artifacts[0].id}`)).body).toEqual(found.artifacts[0]);
});

it('sends the archive that size and digest tell of', async () => {
  const { github, actions, complete, simulator } = await startActions();
  await complete({ artifacts });
  const [dist] = (await github.get(`${actions}/artifacts`)).body.artifacts;
  const { status, headers } = await github.get(new URL(dist.archive_download_url).pathname);
  expect(status).toBe(302);
  const response = await simulator.fetch(new Request(headers.get('location') ?? ''));
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(dist.size_in_bytes).toBe(bytes.length);
  expect(dist.digest).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
  const files = unzipSync(bytes);
  expect(Object.keys(files)).toEqual(['bin/app', 'README.md']);
  expect(files['bin/app']).toEqual(new Uint8Array([0, 255]));
});

it('does not send what has expired', async () => {
  const { github, actions, complete, simulator } = await startActions();
  await complete({ artifacts });
  simulator.clock.advance('6d');
  const later = github.as(simulator.installationToken('acme'));
  const [dist, report] = (await later.get(`${actions}/artifacts`)).body.artifacts;
  expect([dist.expired, report.expired]).toEqual([true, false]);
  const { status, body } = await later.get(`${actions}/artifacts/${dist.id}/zip`);
  expect([status, body.message]).toEqual([410, 'Artifact has expired']);
  expect((await later.get(`${actions}/artifacts/${report.id}/zip`)).status).toBe(302);
});

it('deletes an artifact, also over a restart', async () => {
  const directory = temporaryDirectory();
  const { github, actions, complete, simulator } = await startActions({ directory });
  await complete({ artifacts });
  const [dist] = (await github.get(`${actions}/artifacts`)).body.artifacts;
  expect((await github.delete(`${actions}/artifacts/${dist.id}`)).status).toBe(204);
  expect((await github.delete(`${actions}/artifacts/${dist.id}`)).status).toBe(404);
  await simulator.close();
  const second = await startActions({ directory });
  const { body } = await second.github.get(`${actions}/artifacts`);
  expect(body.artifacts.map(({ name }: { name: string }) => name)).toEqual(['report']);
});

it('uploads nothing in a run that was cancelled, and once more in a re-run', async () => {
  const { github, actions, dispatch, simulator } = await startActions();
  simulator.runScripts.add({ artifacts: artifacts.slice(0, 1) });
  const count = async () => (await github.get(`${actions}/artifacts`)).body.total_count;
  const id = await dispatch();
  await github.post(`${actions}/runs/${id}/cancel`);
  expect(await count()).toBe(0);
  for (const expected of [1, 2]) {
    await github.post(`${actions}/runs/${id}/rerun`);
    simulator.clock.advance('6s');
    expect(await count()).toBe(expected);
  }
});

it.each(['artifacts/1', 'artifacts/1/zip', 'artifacts/nope', 'runs/1/artifacts'])('has no %s', async (path) => {
  const { github, actions } = await startActions();
  expect((await github.get(`${actions}/${path}`)).status).toBe(404);
});

it('sends no other format than zip', async () => {
  const { github, actions, complete } = await startActions();
  await complete({ artifacts });
  const [dist] = (await github.get(`${actions}/artifacts`)).body.artifacts;
  expect((await github.get(`${actions}/artifacts/${dist.id}/tar`)).status).toBe(404);
});
