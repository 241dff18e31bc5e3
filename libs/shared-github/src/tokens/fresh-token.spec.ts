import { expect, it } from '@jest/globals';
import type { OperationId } from '@project-factory/github-simulator';
import { AuthenticationError } from '../errors/authentication.error.js';
import { GitHubAppClient } from '../github-app.client.js';
import { connect, type ConnectOptions, once, PRIVATE_KEY } from '../testing/connect.js';

async function setup(options: ConnectOptions = {}) {
  const repositories = [{ name: 'acme/a', private: true }];
  const connection = await connect({ ...options, simulator: { seed: { repositories }, ...options.simulator } });
  const answers = (operation: OperationId) =>
    connection.simulator.calls.filter((call) => call.operation === operation).map(({ status }) => status);
  return { ...connection, answers, mints: () => answers('apps/create-installation-access-token').length };
}

it.each([401, 403] as const)('tries again while a new token is answered %d', async (status) => {
  const { client, simulator, answers, mints } = await setup();
  simulator.faults.add({ operation: 'repos/get', fault: 'token-not-ready', status, times: 2 });
  expect((await client.getRepo('a')).name).toBe('a');
  expect([answers('repos/get'), mints()]).toEqual([[status, status, 200], 1]);
});

it('does not try again what an older token is refused', async () => {
  let passedMs = 0;
  const { client, simulator, answers } = await setup({ client: { now: () => Date.now() + passedMs } });
  await client.getOrgToken();
  passedMs = 11_000;
  simulator.faults.add({ operation: 'repos/get', fault: 'token-not-ready', status: 403, times: 2 });
  await expect(client.getRepo('a')).rejects.toMatchObject({ code: 'missing_permission' });
  expect(answers('repos/get')).toEqual([403]);
});

it('mints once more for a token that was revoked, which may need a moment too', async () => {
  let passedMs = 0;
  const { client, simulator, answers, mints } = await setup({ client: { now: () => Date.now() + passedMs } });
  await client.getOrgToken();
  passedMs = 11_000;
  simulator.faults.add({ operation: 'repos/get', fault: 'token-revoked' });
  simulator.faults.add({ operation: 'repos/get', fault: 'token-not-ready', after: 1 });
  expect((await client.getRepo('a')).name).toBe('a');
  expect([answers('repos/get'), mints()]).toEqual([[401, 401, 200], 2]);
});

it('gives up on tokens that are never taken', async () => {
  const { client, simulator, answers, mints } = await setup();
  simulator.faults.add({ operation: 'repos/get', fault: 'token-not-ready', times: Infinity });
  await expect(client.getRepo('a')).rejects.toBeInstanceOf(AuthenticationError);
  expect([answers('repos/get').length, mints()]).toEqual([8, 2]);
});

it('narrows a token to one repository and to what is asked for', async () => {
  const { client } = await setup();
  const granted = async (permissions?: Record<string, 'read' | 'write'>) =>
    (await client.issueRepoToken('a', permissions && { permissions })).permissions;
  expect(await granted()).toEqual({ contents: 'write', metadata: 'read' });
  expect(await granted({ contents: 'write', workflows: 'write' })).toEqual({
    contents: 'write',
    metadata: 'read',
    workflows: 'write',
  });
  expect(await granted({ secrets: 'read' })).toEqual({ metadata: 'read', secrets: 'read' });
});

it('mints for ten callers at once, through a single slot', async () => {
  const { client, mints } = await setup({ client: { maxConcurrentRequests: 1 } });
  const repositories = await Promise.all(Array.from({ length: 10 }, () => client.getRepo('a')));
  expect(repositories).toHaveLength(10);
  expect(mints()).toBe(1);
});

it('mints while all slots are taken', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const { client, sent } = await setup({
    client: { maxConcurrentRequests: 1 },
    intercept: once(/^GET \/repos\/acme\/a$/, async (_request, pass) => {
      await held;
      return pass();
    }),
  });
  const reading = client.getRepo('a');
  const tokens = await Promise.all(Array.from({ length: 10 }, () => client.getRepoToken('a')));
  expect(new Set(tokens).size).toBe(1);
  expect(sent()).not.toContain('GET /repos/acme/a');
  release();
  await reading;
});

it('shares no token, and no minting, with another client', async () => {
  const { client, mints } = await setup();
  const other = GitHubAppClient.create({ org: 'acme', appId: 7, privateKey: PRIVATE_KEY });
  const [one, two] = await Promise.all([client.getOrgToken(), other.getOrgToken()]);
  expect(one).not.toBe(two);
  expect(mints()).toBe(2);
});

it('ends the waiting of one caller and not of the others', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const { client } = await setup({
    intercept: once(/access_tokens$/, async (_request, pass) => {
      await held;
      return pass();
    }),
  });
  const stop = new AbortController();
  const first = client.getRepoToken('a', { signal: stop.signal });
  const second = client.getRepoToken('a');
  stop.abort(new Error('enough'));
  await expect(first).rejects.toThrow('enough');
  release();
  await expect(second).resolves.toMatch(/^ghs_/);
});
