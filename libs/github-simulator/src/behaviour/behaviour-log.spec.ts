import { expect, it } from '@jest/globals';
import { AssertionError } from 'node:assert';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { FaultRule } from '../faults/fault-rules.js';
import type { LimitOptions } from '../rate-limit/limit-options.js';
import { startSimulator } from '../testing/start-simulator.js';
import type { BehaviourRule } from './behaviour-log.js';

const noon = Date.UTC(2026, 0, 31, 12);
const downloads = 'https://results-receiver.actions.githubusercontent.com';

async function setup(fault: object = {}, limits: LimitOptions = {}) {
  const started = await startSimulator({ organizations: ['acme', 'other'], clock: () => noon, limits });
  const { simulator, github } = started;
  if ('fault' in fault) simulator.faults.add({ operation: 'orgs/get', ...fault } as FaultRule);
  const ask = () => github.get('/orgs/acme');
  const all = () => simulator.misbehaviours.map(({ rule }) => rule);
  // What the set-up asks twice is no matter here.
  const broken = () => all().filter((rule) => rule !== 'uses its entity tags');
  const wasteful = () => all().filter((rule) => rule === 'uses its entity tags').length;
  const create = (name = 'demo') => github.post('/orgs/acme/repos', { name, private: true, auto_init: true });
  return { ...started, ask, broken, wasteful, create };
}

const later = 'Sat, 31 Jan 2026 12:00:30 GMT';

it.each([
  [{ fault: 'secondary-rate-limit', retryAfter: 30 }, 30_000],
  [{ fault: 'secondary-rate-limit', status: 429, retryAfter: 30 }, 30_000],
  [{ fault: 'secondary-rate-limit', retryAfter: later }, 30_000],
  [{ fault: 'primary-rate-limit' }, 3_600_000],
  [{ fault: 'primary-rate-limit', retryAfter: 30 }, 30_000],
  [{ fault: 'service-unavailable', retryAfterSeconds: 30 }, 30_000],
])('sees who does not wait after %j', async (fault, waitMs) => {
  const { ask, broken, simulator, anonymous } = await setup(fault);
  await ask();
  expect(broken()).toEqual([]);
  simulator.clock.advance(waitMs - 1);
  await ask();
  expect(broken()).toEqual(['waits for retry-after']);
  expect(simulator.misbehaviours[0]?.message).toContain('came 1 ms before the time that the last refusal named');
  simulator.clock.advance(1);
  await anonymous.as(simulator.installationToken('acme')).get('/orgs/acme');
  expect(broken()).toHaveLength(1);
});

it.each([
  { fault: 'secondary-rate-limit' },
  { fault: 'forbidden' },
  { fault: 'service-unavailable' },
  { fault: 'server-error' },
  { fault: 'missing-permission' },
])('does not mind who goes on after %j, which names no time', async (fault) => {
  const { ask, broken } = await setup(fault);
  await ask();
  await ask();
  expect(broken()).toEqual([]);
});

it('counts everything of the installation, whichever token', async () => {
  const { ask, broken, anonymous, mint } = await setup({ fault: 'secondary-rate-limit', retryAfter: 30 });
  const other = anonymous.as(await mint());
  await ask();
  await other.get('/rate_limit');
  expect(broken()).toEqual([]);
  await other.get('/orgs/acme');
  expect(broken()).toEqual(['waits for retry-after']);
});

it('leaves the App, other installations and strangers alone', async () => {
  const { ask, broken, anonymous, app, mint } = await setup({ fault: 'secondary-rate-limit', retryAfter: 30 });
  const neighbour = anonymous.as(await mint({}, 'other'));
  await ask();
  for (const client of [app, neighbour, anonymous]) await client.get('/orgs/other');
  await app.get('/app');
  expect(broken()).toEqual([]);
});

it('keeps the longest time that was named', async () => {
  const { ask, broken, simulator } = await setup({ fault: 'secondary-rate-limit', retryAfter: 60 });
  await ask();
  simulator.clock.advance('60s');
  simulator.faults.add({ operation: 'orgs/get', fault: 'secondary-rate-limit', retryAfter: 60 });
  simulator.faults.add({ operation: 'orgs/get', fault: 'secondary-rate-limit', retryAfter: 1 });
  await ask();
  await ask();
  simulator.clock.advance('2s');
  await ask();
  expect(broken()).toEqual(['waits for retry-after', 'waits for retry-after']);
});

it('holds nothing against parallel requests, of which one is refused', async () => {
  const { simulator, ask } = await setup({ fault: 'secondary-rate-limit', retryAfter: 60 });
  const answers = await Promise.all([ask(), ask(), ask(), ask()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 403]);
  expect(simulator.misbehaviours).toEqual([]);
  await ask();
  expect(simulator.misbehaviours.map(({ rule }) => rule)).toEqual(['waits for retry-after', 'uses its entity tags']);
});

it('holds nothing against who asked over HTTP before the refusal, and was answered after it', async () => {
  const { simulator, ask, broken, token } = await setup({ fault: 'secondary-rate-limit', retryAfter: 60 });
  const { url } = await simulator.listen();
  // The server says 100 when the request has arrived.
  const headers = { authorization: `token ${token}`, expect: '100-continue', 'content-type': 'application/json' };
  const early = request(`${url}/orgs/acme/repos`, { method: 'POST', headers });
  early.flushHeaders();
  await once(early, 'continue');
  await ask();
  early.end('{"name":"demo"}');
  const [answer] = (await once(early, 'response')) as [IncomingMessage];
  answer.resume();
  expect([answer.statusCode, broken()]).toEqual([201, []]);
  await fetch(`${url}/orgs/acme`, { headers: { authorization: `token ${token}` } });
  expect(broken()).toEqual(['waits for retry-after']);
});

it('reads the time of a refusal by the clock that is off', async () => {
  const { simulator, anonymous, broken } = await setup({}, { primary: 1 });
  simulator.faults.add({ operation: 'orgs/get', fault: 'skewed-clock', skew: '5h', times: 2 });
  const ask = () => anonymous.as(simulator.installationToken('acme')).get('/orgs/acme');
  expect([(await ask()).status, (await ask()).status]).toEqual([200, 403]);
  simulator.clock.advance('1h');
  expect((await ask()).status).toBe(200);
  expect(broken()).toEqual([]);
});

it('sees who takes a token to another host', async () => {
  const { simulator, broken, token } = await setup();
  const ask = (authorization?: string) =>
    simulator.fetch(new Request(`${downloads}/logs`, { ...(authorization && { headers: { authorization } }) }));
  await ask();
  expect(broken()).toEqual([]);
  await ask(`Bearer ${token}`);
  expect(broken()).toEqual(['keeps its token to the host']);
  expect(simulator.misbehaviours[0]?.message).toContain('brought an Authorization header to results-receiver');
});

it.each(['bad-gateway-after-effect', 'connection-reset-after-effect', 'cut-body', 'malformed-json'])(
  'sees who dispatches again what took effect (%s)',
  async (fault) => {
    const { github, create, simulator, broken } = await setup();
    await create();
    const content = Buffer.from('on: workflow_dispatch\njobs: {}').toString('base64');
    await github.put('/repos/acme/demo/contents/.github/workflows/ci.yml', { message: 'CI', content });
    const path = '/repos/acme/demo/actions/workflows/ci.yml/dispatches';
    const dispatch = (inputs = {}) => github.post(path, { ref: 'main', inputs }).catch(() => undefined);
    simulator.faults.add({ operation: 'actions/create-workflow-dispatch', fault } as FaultRule);
    await dispatch();
    expect(broken()).toEqual([]);
    await dispatch();
    expect(broken()).toEqual(['writes nothing twice']);
    expect(simulator.misbehaviours[0]?.message).toBe(
      `POST ${path} at 2026-01-31T12:00:00.000Z did again what had been done at 2026-01-31T12:00:00.000Z`,
    );
  },
);

it.each(['bad-gateway', 'connection-reset', 'service-unavailable', 'html-body'])(
  'does not mind who writes again what took no effect (%s)',
  async (fault) => {
    const { create, simulator, broken } = await setup();
    simulator.faults.add({ operation: 'repos/create-in-org', fault } as FaultRule);
    await create().catch(() => undefined);
    expect((await create()).status).toBe(201);
    expect(broken()).toEqual([]);
  },
);

it('does not mind who asks for what is there already, is refused, and makes it again once it is gone', async () => {
  const { create, github, broken } = await setup();
  expect([(await create()).status, (await create()).status]).toEqual([201, 422]);
  await github.delete('/repos/acme/demo');
  expect((await create()).status).toBe(201);
  expect(broken()).toEqual([]);
});

it('does not mind what may be repeated: reads, tokens, other contents, the same deletion', async () => {
  const { create, github, mint, broken } = await setup();
  await create();
  await mint();
  await mint();
  for (const content of ['YQ==', 'Yg==']) {
    const path = `/repos/acme/demo/contents/${content.charAt(1)}`;
    expect((await github.put(path, { message: 'a', content })).status).toBe(201);
  }
  await github.delete('/repos/acme/demo');
  await github.delete('/repos/acme/demo');
  expect(broken()).toEqual([]);
});

it('sees who asks for the whole of what it has', async () => {
  const { ask, github, wasteful } = await setup();
  const tag = (await ask()).headers.get('etag') ?? '';
  await github.get('/orgs/acme', { 'if-none-match': tag });
  expect(wasteful()).toBe(0);
  await ask();
  expect(wasteful()).toBe(1);
});

it('knows entity tags by token, media type and query', async () => {
  const { ask, anonymous, github, simulator, wasteful } = await setup();
  await ask();
  await anonymous.as(simulator.installationToken('acme')).get('/orgs/acme');
  await github.get('/orgs/acme', { accept: 'application/vnd.github.raw' });
  await github.get('/orgs/acme?page=2');
  await github.send('HEAD', '/orgs/acme');
  expect(wasteful()).toBe(0);
});

it('asserts what every client owes, and entity tags only when asked', async () => {
  const { ask, simulator } = await setup();
  await ask();
  await ask();
  simulator.assertBehaviour();
  expect(() => simulator.assertBehaviour(['uses its entity tags'])).toThrow(AssertionError);
});

it('lists what a client did, and no rule that was not asked for', async () => {
  const { ask, simulator } = await setup({ fault: 'secondary-rate-limit', retryAfter: 30 });
  for (let request = 0; request < 3; request += 1) await ask();
  const others: BehaviourRule[] = ['keeps its token to the host', 'writes nothing twice'];
  simulator.assertBehaviour(others);
  expect(() => simulator.assertBehaviour()).toThrow(
    [
      'The client misbehaved 2 time(s):',
      '  a client waits for retry-after; but GET /orgs/acme at 2026-01-31T12:00:00.000Z came 30000 ms before the time that the last refusal named',
      '  a client waits for retry-after; but GET /orgs/acme at 2026-01-31T12:00:00.000Z came 30000 ms before the time that the last refusal named',
    ].join('\n'),
  );
});

it('tells of no credential and no body', async () => {
  const { simulator, github, token, create } = await setup({ fault: 'secondary-rate-limit', retryAfter: 30 });
  const query = `access_token=${token}`;
  await github.get(`/orgs/acme?${query}`);
  await create();
  await simulator.fetch(
    new Request(`${downloads}/logs?sig=${token}`, { headers: { authorization: `token ${token}` } }),
  );
  expect(simulator.misbehaviours.map(({ rule }) => rule)).toEqual([
    'waits for retry-after',
    'keeps its token to the host',
  ]);
  expect(JSON.stringify(simulator.misbehaviours)).not.toContain(token);
  expect(JSON.stringify(simulator.misbehaviours)).not.toContain('auto_init');
  expect(() => simulator.assertBehaviour()).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining(token) }),
  );
});

it('refuses a rule that there is not', async () => {
  const { simulator } = await startSimulator();
  expect(() => simulator.assertBehaviour(['waits for ever' as never])).toThrow(/no rule "waits for ever"/);
});
