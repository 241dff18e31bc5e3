import { describe, expect, it } from '@jest/globals';
import type { FaultRule } from './fault-rules.js';
import { signAppToken } from '../testing/app-key.js';
import { faultCases } from '../testing/fault-cases.js';
import { type Transport, abortWhen, reach, transports, until } from '../testing/transports.js';

const noon = Date.UTC(2026, 0, 31, 12);

async function setup(transport: Transport, fault: object = {}) {
  const reached = await reach(transport, { clock: () => noon });
  const injected = reached.simulator.faults.add({
    operation: 'repos/create-in-org',
    fault: 'server-error',
    ...fault,
  } as FaultRule);
  const create = (signal?: AbortSignal) =>
    reached.ask('POST', '/orgs/acme/repos', {
      body: JSON.stringify({ name: 'demo' }),
      ...(signal && { signal }),
    });
  return { ...reached, injected, create };
}

describe.each(transports)('%s', (transport) => {
  it.each(faultCases.map((each) => [JSON.stringify(each.rule), each] as const))(
    'strikes with %s',
    async (_name, each) => {
      const { create, simulator, injected } = await setup(transport, each.rule);
      const { happens = false, sees } = each;
      const struck = () => injected.hits === 1 && simulator.repositories().length === Number(happens);
      const outcome = await create(sees.failure === 'timeout' ? abortWhen(struck) : undefined);
      expect(outcome).toMatchObject(sees);
      expect(simulator.repositories()).toHaveLength(Number(happens));
      expect(injected.hits).toBe(1);
      // Whoever gave up knows it before the server does.
      await until(() => simulator.calls.at(-1)?.fault !== undefined);
      expect(simulator.calls.at(-1)).toMatchObject({
        operation: 'repos/create-in-org',
        status: sees.status ?? (sees.failure === 'cut' ? 201 : 0),
        fault: each.rule.fault,
      });
      expect(simulator.calls.at(-1)?.outcome).toBe(happens ? 201 : undefined);
    },
  );

  it('lets everything else be, and is used up after one request', async () => {
    const { ask, create, injected } = await setup(transport);
    expect((await ask('GET', '/orgs/acme')).status).toBe(200);
    expect((await create()).status).toBe(500);
    expect((await create()).status).toBe(201);
    expect(injected.hits).toBe(1);
  });

  it('sends a forbidden without any header that says why', async () => {
    const { create } = await setup(transport, { fault: 'forbidden' });
    const { headers = {} } = await create();
    const telling = Object.keys(headers).filter((name) => /ratelimit|retry|permissions|limited/.test(name));
    expect(telling).toEqual([]);
  });

  it('sends no retry-after where none was asked for', async () => {
    for (const fault of ['primary-rate-limit', 'secondary-rate-limit', 'service-unavailable']) {
      const { create } = await setup(transport, { fault });
      expect((await create()).headers).not.toHaveProperty('retry-after');
    }
  });

  it('revokes a token for good', async () => {
    const { create, ask } = await setup(transport, { fault: 'token-revoked' });
    await create();
    expect((await ask('GET', '/orgs/acme')).status).toBe(401);
  });

  it('takes a token that was not ready a moment later', async () => {
    const { create } = await setup(transport, { fault: 'token-not-ready' });
    expect((await create()).status).toBe(401);
    expect((await create()).status).toBe(201);
  });

  it('gives no answer until the client gives up', async () => {
    const { create, injected } = await setup(transport, { fault: 'timeout' });
    expect(await create(AbortSignal.timeout(50))).toEqual({ failure: 'timeout' });
    expect(injected.hits).toBe(1);
  });

  it('gives no answer until the simulator is closed', async () => {
    const { create, simulator, injected } = await setup(transport, { fault: 'timeout' });
    const outcome = create();
    await until(() => injected.hits === 1);
    await simulator.close();
    expect(await outcome).toEqual({ failure: 'reset' });
  });

  it('cuts the connection where there is no body to cut', async () => {
    const { create, ask, simulator } = await setup(transport);
    await create();
    await create();
    simulator.faults.add({ operation: 'repos/delete', fault: 'cut-body' });
    expect(await ask('DELETE', '/repos/acme/demo')).toEqual({ failure: 'reset' });
    expect(simulator.repositories()).toEqual([]);
  });

  it.each(['slow-body', 'malformed-json'] as const)('does with an empty body what it can: %s', async (fault) => {
    const { create, ask, simulator } = await setup(transport);
    await create();
    await create();
    simulator.faults.add({ operation: 'repos/delete', fault });
    expect((await ask('DELETE', '/repos/acme/demo')).status).toBe(fault === 'slow-body' ? 204 : 200);
  });

  it.each(['connection-reset', 'cut-body', 'server-error', 'html-body'] as const)(
    'strikes a HEAD with %s',
    async (fault) => {
      const { ask, simulator } = await setup(transport);
      simulator.faults.add({ operation: 'orgs/get', fault });
      const { status, text = '', failure } = await ask('HEAD', '/orgs/acme');
      const expected = { 'connection-reset': 'reset', 'cut-body': 200, 'server-error': 500, 'html-body': 200 };
      expect([failure ?? status, text]).toEqual([expected[fault], '']);
    },
  );

  it('sends malformed JSON that nobody can read', async () => {
    const { create } = await setup(transport, { fault: 'malformed-json' });
    const { text = '' } = await create();
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  it('tells in a conflict over contents where the branch is', async () => {
    const { ask, simulator, create } = await setup(transport);
    await create();
    await create();
    simulator.faults.add({ operation: 'repos/create-or-update-file-contents', fault: 'conflict' });
    const body = JSON.stringify({ message: 'a', content: 'YQ==' });
    const { status, text } = await ask('PUT', '/repos/acme/demo/contents/a', { body });
    expect([status, text]).toEqual([409, expect.stringMatching(/is at [0-9a-f]{40} but expected [0-9a-f]{40}/)]);
  });

  it('catches a client that takes its token along when it is redirected', async () => {
    const { create, ask, simulator, token } = await setup(transport, { fault: 'redirect' });
    const { headers } = await create();
    const location = headers?.['location'] ?? '';
    expect(new URL(location).pathname).toBe('/orgs/acme/repos');
    const stranger = await ask('GET', location, { headers: { authorization: `token ${token}` } });
    expect([stranger.status, stranger.text]).toEqual([400, expect.stringContaining('InvalidAuthenticationInfo')]);
    expect(() => simulator.assertBehaviour()).toThrow('a client keeps its token to the host; but GET /orgs/acme/repos');
  });

  it('refuses a JSON web token by a clock that is off, and tells the time', async () => {
    const { ask, simulator } = await setup(transport);
    const askApp = async (at: Date) =>
      ask('GET', '/app', { headers: { authorization: `Bearer ${await signAppToken(at)}` } });
    for (const [skew, complaint] of [
      ['1h', "'Expiration time' claim ('exp')"],
      ['-1h', "'Issued at' claim ('iat')"],
    ] as const) {
      simulator.faults.add({ operation: 'apps/get-authenticated', fault: 'skewed-clock', skew, times: 2 });
      const refused = await askApp(simulator.clock.now());
      expect([refused.status, refused.text]).toEqual([401, expect.stringContaining(complaint)]);
      const told = new Date(refused.headers?.['date'] ?? '');
      expect(told.getTime() - noon).toBe(skew === '1h' ? 3_600_000 : -3_600_000);
      expect((await askApp(told)).status).toBe(200);
    }
  });

  it('tells the reset of the limit by the clock that is off', async () => {
    const { ask, simulator } = await setup(transport);
    simulator.faults.add({ operation: 'orgs/get', fault: 'skewed-clock', skew: '2h' });
    const reset = async () => Number((await ask('GET', '/orgs/acme')).headers?.['x-ratelimit-reset']);
    expect((await reset()) - (await reset())).toBe(7200);
  });
});

it('strikes in the order the rules were given', async () => {
  const { create, simulator } = await setup('in process', { fault: 'conflict' });
  simulator.faults.add({ operation: '*', fault: 'not-found', times: 2 });
  expect([(await create()).status, (await create()).status, (await create()).status]).toEqual([409, 404, 404]);
  expect((await create()).status).toBe(201);
});

it.each(['through MSW', 'over HTTP'] as const)(
  'leaves who follows a redirect by the book alone, %s',
  async (transport) => {
    const { ask, simulator } = await setup(transport);
    simulator.faults.add({ operation: 'orgs/get', fault: 'redirect', status: 302 });
    const { status, text } = await ask('GET', '/orgs/acme', { redirect: 'follow' });
    expect([status, text]).toEqual([403, expect.stringContaining('AuthenticationFailed')]);
    simulator.assertBehaviour();
  },
);
