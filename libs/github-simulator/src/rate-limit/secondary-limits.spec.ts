import { expect, it } from '@jest/globals';
import { TestClient } from '../testing/test-client.js';
import { startSimulator } from '../testing/start-simulator.js';
import { abortWhen, until } from '../testing/transports.js';
import type { LimitOptions } from './limit-options.js';

const noon = Date.UTC(2026, 0, 31, 12);

async function setup(limits: LimitOptions = {}, latencyMs = 0) {
  const started = await startSimulator({ limits, latencyMs, clock: () => noon });
  const { anonymous, simulator } = started;
  // Over REST it would take the App's points to get one.
  const client = () => anonymous.as(simulator.installationToken('acme'));
  const statuses = async (count: number, ask: () => Promise<{ status: number }>) => {
    const found: number[] = [];
    for (let request = 0; request < count; request += 1) found.push((await ask()).status);
    return found;
  };
  const read = () => client().get('/orgs/acme');
  let names = 0;
  const create = () => client().post('/orgs/acme/repos', { name: `demo-${(names += 1)}` });
  /** So many requests that go on until the test lets them go. */
  const hold = async (count: number, root = 'https://api.github.com') => {
    let isOver = false;
    const fault = simulator.faults.add({ operation: 'orgs/get', fault: 'timeout-after-effect', times: count });
    const signal = abortWhen(() => isOver);
    const send = root.startsWith('https:') ? simulator.fetch : (request: Request) => fetch(request);
    const held = Array.from({ length: count }, () =>
      send(
        new Request(`${root}/orgs/acme`, {
          headers: { authorization: `token ${simulator.installationToken('acme')}` },
          signal,
        }),
      ),
    );
    await until(() => fault.hits === count);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return async () => {
      isOver = true;
      await Promise.allSettled(held);
      await until(() => simulator.calls.filter((call) => call.fault).length === count);
    };
  };
  return { ...started, client, statuses, read, create, hold };
}

const times = (count: number, status: number) => Array.from({ length: count }, () => status);
const only = (limits: LimitOptions): LimitOptions => ({
  primary: false,
  concurrency: false,
  points: false,
  contentCreation: false,
  ...limits,
});

it('refuses in the words of GitHub', async () => {
  const { read, statuses } = await setup({ points: 1 });
  await statuses(1, read);
  const { status, body, headers } = await read();
  expect(status).toBe(403);
  expect(body).toEqual({
    message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    documentation_url:
      'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits',
    status: '403',
  });
  expect(headers.get('retry-after')).toBe('60');
  expect(headers.get('x-ratelimit-remaining')).toBe('4998');
});

it.each([
  [{ status: 403 }, 403, '60'],
  [{ status: 429 }, 429, '60'],
  [{ status: 403, retryAfter: false }, 403, null],
  [{ status: 429, retryAfter: false }, 429, null],
  [{ retryAfter: true }, 403, '60'],
] as const)('refuses in the form %j', async (refusal, status, retryAfter) => {
  const { read } = await setup({ points: 1, refusal });
  await read();
  const reply = await read();
  expect([reply.status, reply.headers.get('retry-after')]).toEqual([status, retryAfter]);
});

it('counts a point to read and five to write', async () => {
  const { statuses, read, create } = await setup(only({ points: 13 }));
  expect(await statuses(2, create)).toEqual([201, 201]);
  expect(await statuses(4, read)).toEqual([200, 200, 200, 403]);
});

it('allows 900 points a minute', async () => {
  const { statuses, read } = await setup(only({ points: true }));
  expect(await statuses(901, read)).toEqual([...times(900, 200), 403]);
});

it('allows 80 creations a minute and reads beside them', async () => {
  const { statuses, create, read } = await setup(only({ contentCreation: true }));
  expect(await statuses(80, create)).toEqual(times(80, 201));
  expect((await read()).status).toBe(200);
  expect((await create()).status).toBe(403);
});

it('allows 500 creations an hour', async () => {
  const { statuses, create, simulator } = await setup(only({ contentCreation: { perMinute: 1000, perHour: 6 } }));
  expect(await statuses(6, create)).toEqual(times(6, 201));
  simulator.clock.advance('59m');
  expect((await create()).status).toBe(403);
  simulator.clock.advance('1m');
  expect((await create()).status).toBe(201);
});

it('counts creations by the minute, as many as it is told', async () => {
  const { statuses, create, simulator } = await setup(only({ contentCreation: { perMinute: 2, perHour: 5 } }));
  expect(await statuses(2, create)).toEqual([201, 201]);
  simulator.clock.advance('60s');
  expect(await statuses(2, create)).toEqual([201, 201]);
  simulator.clock.advance('60s');
  expect(await statuses(2, create)).toEqual([201, 403]);
});

it('slides: what is a minute old no longer counts, a millisecond before it does', async () => {
  const { statuses, read, simulator } = await setup(only({ points: 2 }));
  await read();
  simulator.clock.advance('30s');
  await read();
  simulator.clock.advance(29_999);
  expect((await read()).status).toBe(403);
  simulator.clock.advance('60s');
  expect(await statuses(2, read)).toEqual([200, 200]);
  simulator.clock.advance('60s');
  expect(await statuses(3, read)).toEqual([200, 200, 403]);
});

it('refuses everything of who went too far for a minute, and does not begin the minute anew', async () => {
  const { read, simulator } = await setup(only({ points: 1 }));
  await read();
  simulator.clock.advance('30s');
  expect((await read()).headers.get('retry-after')).toBe('60');
  simulator.clock.advance('40s');
  expect((await read()).headers.get('retry-after')).toBe('20');
  simulator.clock.advance(19_001);
  expect((await read()).headers.get('retry-after')).toBe('1');
  simulator.clock.advance(999);
  expect((await read()).status).toBe(200);
});

it('counts installations and the App apart', async () => {
  const { read, app } = await setup(only({ points: 10 }));
  for (let request = 0; request < 11; request += 1) await read();
  expect((await read()).status).toBe(403);
  expect((await app.get('/app')).status).toBe(200);
});

it('counts all tokens of an installation together', async () => {
  const { client } = await setup(only({ points: 1 }));
  const [one, other] = [client(), client()];
  expect((await one.get('/orgs/acme')).status).toBe(200);
  expect((await other.get('/orgs/acme')).status).toBe(403);
});

it('counts a look at the limit, which the hour does not', async () => {
  const { client, statuses } = await setup(only({ points: 2 }));
  expect(await statuses(3, () => client().get('/rate_limit'))).toEqual([200, 200, 403]);
});

it('counts what did not change, which the hour does not', async () => {
  const { client, statuses } = await setup(only({ points: 3 }));
  const github = client();
  const tag = (await github.get('/orgs/acme')).headers.get('etag') ?? '';
  expect(await statuses(3, () => github.get('/orgs/acme', { 'if-none-match': tag }))).toEqual([304, 304, 403]);
});

it('counts a request against the hour that it then refuses', async () => {
  const { read } = await setup({ points: 1 });
  await read();
  expect((await read()).headers.get('x-ratelimit-used')).toBe('2');
});

it.each([
  [true, 100],
  [3, 3],
])('lets as many requests in at once as concurrency: %p says, until one has left', async (concurrency, count) => {
  const { hold, read, simulator } = await setup(only({ concurrency }));
  const release = await hold(count);
  expect((await read()).status).toBe(403);
  await release();
  expect((await read()).status).toBe(403);
  simulator.clock.advance('60s');
  expect((await read()).status).toBe(200);
});

it('counts a request for as long as its answer takes', async () => {
  const { read } = await setup(only({ concurrency: 2 }), 30);
  const replies = await Promise.all([read(), read(), read()]);
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 403]);
});

it('lets a hundred in, and no more, over HTTP', async () => {
  const { simulator, hold } = await setup();
  const { url } = await simulator.listen();
  const http = new TestClient((request) => fetch(request), url, simulator.installationToken('acme'));
  const release = await hold(100, url);
  expect((await http.get('/orgs/acme')).status).toBe(403);
  await release();
  simulator.clock.advance('60s');
  expect((await http.get('/orgs/acme')).status).toBe(200);
});

it('lets any number in when it is switched off', async () => {
  const { hold, read } = await setup(only({}));
  const release = await hold(150);
  expect((await read()).status).toBe(200);
  await release();
});

it('lets who failed leave, too', async () => {
  const { client, statuses } = await setup(only({ concurrency: 1 }));
  const github = client();
  expect(await statuses(3, () => github.get('/repos/acme/nothing'))).toEqual([404, 404, 404]);
  expect(await statuses(2, () => github.put('/repos/acme/nothing/contents/a', '{'))).toEqual([404, 404]);
});

it('refuses nothing that is switched off', async () => {
  const { statuses, read, create } = await setup(only({}));
  expect(await statuses(100, create)).toEqual(times(100, 201));
  expect(await statuses(500, read)).toEqual(times(500, 200));
});
