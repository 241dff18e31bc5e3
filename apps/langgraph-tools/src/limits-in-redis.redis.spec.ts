import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import { createLogger, startService } from '@project-factory/shared-service';
import { mockGitHub } from '@project-factory/testing-mocks';
import request from 'supertest';
import { langgraphTools } from './langgraph-tools.service-options.js';

const TOKEN = 'a-token-of-at-least-16';
const INTERNAL = /REDIS_URL|ECONNREFUSED|127\.0\.0\.1/;
const github = await mockGitHub();
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** The service as it is deployed, before the mock of GitHub. */
async function setup(env: Record<string, string>) {
  const { org, appId, privateKey } = github.clientOptions;
  const log: string[] = [];
  const { url, close } = await startService({
    ...langgraphTools,
    env: {
      GITHUB_ORG: org,
      GITHUB_APP_ID: String(appId),
      GITHUB_APP_PRIVATE_KEY: privateKey,
      TOOLS_TOKENS: TOKEN,
      TOOLS_PORT: '0',
      ...env,
    },
    logger: createLogger({ name: 'tools', destination: { write: (line) => void log.push(line) } }),
  });
  closers.push(close);
  const ready = () => request(url).get('/health/ready');
  const createRepo = (name: string) =>
    request(url).post('/tools/create_github_repo').set('authorization', `Bearer ${TOKEN}`).send({ name });
  return { ready, createRepo, log };
}

/** The URL of a Redis that is not there. */
async function nowhere(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `redis://127.0.0.1:${port}`;
}

it.each([
  ['are its own', {}],
  ['are in a Redis that answers', { REDIS_URL: process.env.TEST_REDIS_URL ?? '' }],
])('is ready when the limits %s, and asks GitHub nothing for it', async (_where, env) => {
  const { ready } = await setup(env);
  expect((await ready().expect(200)).body).toEqual({ status: 'ok', checks: { limits: { status: 'ok' } } });
  expect(github.calls).toEqual([]);
});

it('is not ready while Redis does not answer, for every tool would fail', async () => {
  const { ready, createRepo } = await setup({ REDIS_URL: await nowhere() });
  expect((await ready().expect(503)).body).toMatchObject({
    detail: 'What does not work: limits.',
    checks: { limits: { status: 'failing' } },
  });
  await createRepo('shop').expect(503);
});

it('is ready without Redis where it goes on with a share of the limits', async () => {
  const { ready, createRepo } = await setup({ REDIS_URL: await nowhere(), GITHUB_ON_STORE_OUTAGE: 'local-share' });
  await ready().expect(200);
  await createRepo('shop').expect(200);
});

it('tells the log where Redis was looked for, and the caller when to come back', async () => {
  const { createRepo, log } = await setup({ REDIS_URL: await nowhere() });
  const { body, headers } = await createRepo('shop').expect(503);
  expect(body).toMatchObject({
    type: 'urn:project-factory:problem:rate-limiter-unavailable',
    title: 'The tool failed',
    detail: "How much of GitHub's limits is left cannot be told for the moment. Call the tool again in a few seconds.",
  });
  expect(headers['retry-after']).toBe('5');
  expect(JSON.stringify(body)).not.toMatch(INTERNAL);
  expect(log.join('')).toMatch(INTERNAL);
});
