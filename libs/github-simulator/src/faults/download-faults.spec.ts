import { expect, it } from '@jest/globals';
import { startActions } from '../testing/start-actions.js';
import type { FaultRule } from './fault-rules.js';

async function setup() {
  const { github, simulator, actions, complete } = await startActions();
  const id = await complete();
  const { headers } = await github.get(`${actions}/runs/${id}/logs`);
  const address = headers.get('location') ?? '';
  const download = () => simulator.fetch(new Request(address));
  const add = (rule: object) => simulator.faults.add({ operation: '/signed-download', ...rule } as FaultRule);
  return { simulator, download, add };
}

it.each([
  [{ fault: 'server-error' }, 500],
  [{ fault: 'bad-gateway' }, 502],
  [{ fault: 'service-unavailable' }, 503],
  [{ fault: 'secondary-rate-limit', status: 429 }, 429],
  [{ fault: 'forbidden' }, 403],
  [{ fault: 'token-not-ready' }, 401],
  [{ fault: 'not-found' }, 404],
  [{ fault: 'missing-permission' }, 403],
  [{ fault: 'connection-reset' }, 0],
  [{ fault: 'html-body' }, 200],
  [{ fault: 'redirect' }, 307],
])('strikes the download of a log with %j', async (rule, status) => {
  const { simulator, add, download } = await setup();
  const fault = add(rule);
  const response = await download();
  expect([response.status, fault.hits]).toEqual([status, 1]);
  expect(response.headers.has('x-accepted-github-permissions')).toBe(false);
  expect(simulator.calls.at(-1)).toMatchObject({ route: '/signed-download', fault: rule.fault, status });
  expect((await download()).headers.get('content-type')).toBe('application/zip');
});

it('cuts an archive off', async () => {
  const { add, download } = await setup();
  add({ fault: 'cut-body' });
  await expect((await download()).arrayBuffer()).rejects.toThrow('The connection was cut.');
});

it('gives half an archive for the whole', async () => {
  const { add, download } = await setup();
  add({ fault: 'malformed-json' });
  const half = (await (await download()).arrayBuffer()).byteLength;
  const whole = (await (await download()).arrayBuffer()).byteLength;
  expect(half).toBe(Math.floor(whole / 2));
});
