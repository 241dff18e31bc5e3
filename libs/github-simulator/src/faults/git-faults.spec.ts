import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { git, temporaryDirectory } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';
import { until } from '../testing/transports.js';
import type { FaultRule } from './fault-rules.js';

async function setup() {
  const started = await startSimulator();
  const { simulator, github, token } = started;
  await github.post('/orgs/acme/repos', { name: 'demo', private: true, auto_init: true });
  const { url } = await simulator.listen();
  const remote = `${url.replace('://', `://x-access-token:${token}@`)}/acme/demo.git`;
  const work = join(temporaryDirectory(), 'work');
  const add = (rule: object) => simulator.faults.add({ operation: 'git-upload-pack', ...rule } as FaultRule);
  const list = () => git('/', 'ls-remote', remote);
  const clone = () => git('/', 'clone', '-q', remote, work);
  const push = async () => {
    await clone();
    await git(work, 'commit', '-q', '--allow-empty', '-m', 'More');
    return git(work, 'push', '-q', 'origin', 'main');
  };
  const commits = async () => (await github.get('/repos/acme/demo/commits')).body.length as number;
  return { ...started, url, remote, work, add, list, clone, push, commits };
}

it.each([
  [{ fault: 'server-error' }, /error: 500/],
  [{ fault: 'bad-gateway' }, /error: 502/],
  [{ fault: 'bad-gateway-after-effect' }, /error: 502/],
  [{ fault: 'service-unavailable', retryAfterSeconds: 1 }, /error: 503/],
  [{ fault: 'secondary-rate-limit', status: 429 }, /error: 429/],
  [{ fault: 'primary-rate-limit' }, /error: 403/],
  [{ fault: 'forbidden' }, /error: 403/],
  [{ fault: 'token-not-ready' }, /Authentication failed/],
  [{ fault: 'token-revoked', times: Infinity }, /Authentication failed/],
  [{ fault: 'missing-permission' }, /error: 403/],
  [{ fault: 'missing-permission', status: 404 }, /not found/],
  [{ fault: 'not-found' }, /not found/],
  [{ fault: 'connection-reset' }, /Empty reply|reset by peer/],
  [{ fault: 'connection-reset-after-effect' }, /Empty reply|reset by peer/],
  // Git asks without its credentials first.
  [{ fault: 'cut-body', after: 1 }, /transfer closed|unexpected|hung up|early EOF/],
  [{ fault: 'html-body' }, /is this a git repository\?/],
])('fails a listing with %j', async (rule, message) => {
  const { add, list, simulator } = await setup();
  const fault = add(rule);
  const { code, output } = await list();
  expect(code).not.toBe(0);
  expect(output).toMatch(message);
  expect(fault.hits).toBeGreaterThan(0);
  expect(simulator.calls.find((call) => call.fault)).toMatchObject({ operation: 'git-upload-pack', fault: rule.fault });
});

it('speaks to git in plain text', async () => {
  const { add, anonymous, token } = await setup();
  add({ fault: 'not-found' });
  const path = '/acme/demo.git/info/refs?service=git-upload-pack';
  const { status, text, headers } = await anonymous.as(token).get(path);
  expect([status, text, headers.get('content-type')]).toEqual([404, 'Not Found', 'text/plain; charset=utf-8']);
});

it('takes the next listing', async () => {
  const { add, list } = await setup();
  add({ fault: 'server-error' });
  await list();
  expect(await list()).toMatchObject({ code: 0, output: expect.stringContaining('refs/heads/main') });
});

it('sends a slow pack whole', async () => {
  const { add, clone } = await setup();
  add({ fault: 'slow-body', pauseMs: 1, times: Infinity });
  expect(await clone()).toEqual({ code: 0, output: '' });
});

it('follows a redirect to where the repository is now', async () => {
  const { add, list, remote, url, github } = await setup();
  await github.post('/orgs/acme/repos', { name: 'moved', auto_init: true });
  const to = `${url}/acme/moved.git/info/refs?service=git-upload-pack`;
  add({ fault: 'redirect', status: 301, to, path: '/demo.git' });
  expect(remote).toContain('/demo.git');
  expect(await list()).toMatchObject({ code: 0, output: expect.stringContaining('redirecting to') });
});

it('takes a push and says that it did not', async () => {
  const { add, push, commits, simulator } = await setup();
  add({ operation: 'git-receive-pack', fault: 'connection-reset-after-effect', path: '/git-receive-pack' });
  expect((await push()).code).not.toBe(0);
  expect(await commits()).toBe(2);
  expect(simulator.calls.find((call) => call.fault)).toMatchObject({ status: 0, outcome: 200 });
});

it('refuses a push and takes nothing', async () => {
  const { add, push, commits } = await setup();
  add({ operation: 'git-receive-pack', fault: 'missing-permission' });
  expect((await push()).output).toContain('403');
  expect(await commits()).toBe(1);
});

it('lets a push be when a fetch is to fail', async () => {
  const { add, push, commits, work } = await setup();
  await push();
  add({ fault: 'server-error', times: Infinity });
  await git(work, 'commit', '-q', '--allow-empty', '-m', 'Again');
  expect(await git(work, 'push', '-q', 'origin', 'main')).toEqual({ code: 0, output: '' });
  expect(await commits()).toBe(3);
});

it.each(['timeout', 'timeout-after-effect'])('ends a git that waits for ever (%s) when it is closed', async (fault) => {
  const { add, list, simulator } = await setup();
  const injected = add({ fault });
  const waiting = list();
  await until(() => injected.hits === 1);
  await simulator.close();
  expect((await waiting).code).not.toBe(0);
});
