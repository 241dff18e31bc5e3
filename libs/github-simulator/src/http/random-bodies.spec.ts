import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readDescription } from '../openapi/description.js';
import { type OperationId, operations } from '../operations/operations.js';
import { propertiesOf, requestBodies } from '../testing/request-bodies.js';
import { type StartedActions, startActions } from '../testing/start-actions.js';
import type { Reply } from '../testing/test-client.js';

const description = readDescription();
const writes = (Object.keys(operations) as OperationId[]).filter((id) => operations[id].method !== 'GET');
const unlimited = { primary: false, concurrency: false, points: false, contentCreation: false };
// The same bodies each time: what fails here, fails again.
const parameters = { seed: 2026, numRuns: 25 };

/** A repository with something for each operation to change. */
async function setup() {
  const errors: unknown[] = [];
  const log = ({ error }: { error?: unknown }) => void (error && errors.push(error));
  const started = await startActions({ limits: unlimited, users: ['ada'], log });
  const { github, app, dispatch, complete } = started;
  await github.put('/repos/acme/demo/environments/production');
  for (const where of ['/orgs/acme/actions', '/repos/acme/demo/actions', '/repos/acme/demo/environments/production']) {
    await github.post(`${where}/variables`, { name: 'NAME', value: 'v', visibility: 'selected' });
  }
  await github.post('/repos/acme/demo/git/refs', { ref: 'refs/heads/feature', sha: await headOf(started) });
  const completed = await complete({
    jobs: [{ name: 'Build it', conclusion: 'failure' }],
    artifacts: [{ name: 'report', content: 'r' }],
  });
  await dispatch();
  const { body: demo } = await github.get('/repos/acme/demo');
  const { body: jobs } = await github.get(`/repos/acme/demo/actions/runs/${completed}/jobs`);
  const { body: artifacts } = await github.get(`/repos/acme/demo/actions/runs/${completed}/artifacts`);
  const { body: installation } = await app.get('/orgs/acme/installation');
  const values: Record<string, string | number> = {
    owner: 'acme',
    repo: 'demo',
    template_owner: 'acme',
    template_repo: 'demo',
    org: 'acme',
    username: 'ada',
    path: 'README.md',
    branch: 'feature',
    ref: 'heads/feature',
    workflow_id: 'ci.yml',
    environment_name: 'production',
    secret_name: 'NAME',
    name: 'NAME',
    attempt_number: 1,
    delivery_id: 1,
    run_id: completed,
    job_id: jobs.jobs[0].id,
    artifact_id: artifacts.artifacts[0].id,
    repository_id: demo.id,
    installation_id: installation.id,
  };
  return { ...started, errors, values };
}

async function headOf({ github }: StartedActions): Promise<string> {
  return (await github.get('/repos/acme/demo/git/ref/heads/main')).body.object.sha;
}

function expectGitHubsShape({ status, body, text }: Reply): void {
  if (status < 300) return;
  expect([status, text]).toEqual([expect.any(Number), expect.not.stringContaining('broke GitHub')]);
  expect(status === 501 || status < 500).toBe(true);
  expect(body).toMatchObject({
    message: expect.any(String),
    documentation_url: expect.stringMatching(/^https:\/\/docs\.github\.com\//),
    status: String(status),
  });
}

it.each(writes)('answers whatever is sent to %s, as the App and as an installation', async (id) => {
  const { app, github, simulator, errors, values } = await setup();
  const { method, path: template } = operations[id];
  const path = template.replace(/\{(\w+)\*?\}/g, (_all, name: string) => String(values[name] ?? 'x'));
  const start = await simulator.snapshot();
  await fc.assert(
    fc.asyncProperty(requestBodies(id, description), async (body) => {
      for (const client of [app, github]) {
        const reply = await client.send(method, path, { body: JSON.stringify(body) });
        expectGitHubsShape(reply);
        if (reply.status < 300) await simulator.restore(start);
      }
      expect(errors).toEqual([]);
    }),
    parameters,
  );
});

it('answers bodies that are deeper than a stack in the shape of GitHub', async () => {
  const { app, github, errors, values } = await setup();
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  for (const id of writes.filter((write) => operations[write].method !== 'DELETE')) {
    const { method, path: template } = operations[id];
    const path = template.replace(/\{(\w+)\*?\}/g, (_all, name: string) => String(values[name] ?? 'x'));
    for (const name of propertiesOf(id, description)) {
      const body = `{"${name}":${deep}}`;
      for (const client of [app, github]) expectGitHubsShape(await client.send(method, path, { body }));
    }
  }
  expect(errors).toEqual([]);
});

it.each(['{', '[]', 'null', '5', '"text"', 'true', '{"a":', '\u0000', '{"name":"a"}{"name":"b"}'])(
  'answers %j in the shape of GitHub, whatever it is sent to',
  async (body) => {
    const { app, github, errors, values } = await setup();
    for (const id of writes.filter((write) => operations[write].method !== 'DELETE')) {
      const { method, path: template } = operations[id];
      const path = template.replace(/\{(\w+)\*?\}/g, (_all, name: string) => String(values[name] ?? 'x'));
      for (const client of [app, github]) expectGitHubsShape(await client.send(method, path, { body }));
    }
    expect(errors).toEqual([]);
  },
);
