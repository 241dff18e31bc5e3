import { expect, it } from '@jest/globals';
import { createGitHubSimulator } from '@project-factory/github-simulator';
import githubAppJwt from 'universal-github-app-jwt';
import { AppNotInstalledError } from '../errors/app-not-installed.error.js';
import { AuthenticationError } from '../errors/authentication.error.js';
import { InstallationSuspendedError } from '../errors/installation-suspended.error.js';
import { GitHubAppClient } from '../github-app.client.js';
import { connect, type ConnectOptions, once, PRIVATE_KEY, PUBLIC_KEY } from '../testing/connect.js';

async function setup(options: ConnectOptions = {}) {
  let passedMs = 0;
  const client = { now: () => Date.now() + passedMs, ...options.client };
  const connection = await connect({ ...options, client });
  const lookups = () => connection.sent().filter((request) => request.endsWith('/installation')).length;
  const asApp = async (request: string) => {
    const [method = '', path = ''] = request.split(' ');
    const { token } = await githubAppJwt({ id: 7, privateKey: PRIVATE_KEY });
    const headers = { authorization: `Bearer ${token}` };
    return connection.simulator.fetch(new Request(`https://api.github.com${path}`, { method, headers }));
  };
  const installation = async () => {
    const answer = await asApp('GET /orgs/acme/installation');
    return `/app/installations/${((await answer.json()) as { id: number }).id}`;
  };
  return { ...connection, lookups, asApp, installation, pass: (ms: number) => void (passedMs += ms) };
}

it('looks the installation up once for all', async () => {
  const { client, lookups } = await setup();
  await Promise.all([client.getOrgToken(), client.createRepo('a'), client.listRepos()]);
  await client.getRepoToken('a');
  expect(lookups()).toBe(1);
});

it('remembers for five seconds that the App is not installed', async () => {
  const { client, lookups, pass } = await setup({ client: { org: 'nowhere' } });
  const refused = () => expect(client.getOrgToken()).rejects.toBeInstanceOf(AppNotInstalledError);
  await Promise.all(Array.from({ length: 10 }, refused));
  pass(4_000);
  await refused();
  expect(lookups()).toBe(1);
  pass(1_100);
  await refused();
  expect(lookups()).toBe(2);
});

it.each([404, 410])('looks it up again when minting is answered %d', async (status) => {
  const { client, lookups } = await setup({
    intercept: once(/access_tokens$/, async () => Response.json({ message: 'Gone' }, { status })),
  });
  await expect(client.getOrgToken()).resolves.toMatch(/^ghs_/);
  expect(lookups()).toBe(2);
});

it('looks it up again once for all who meet the same refusal', async () => {
  const { client, simulator, lookups } = await setup();
  await client.createRepo('a');
  simulator.faults.add({ operation: 'apps/create-installation-access-token', fault: 'not-found', times: 3 });
  const permissions = [{ contents: 'read' }, { secrets: 'read' }, { actions: 'read' }] as const;
  await Promise.all(permissions.map((each) => client.getRepoToken('a', { permissions: each })));
  expect(lookups()).toBe(2);
});

it('says that the App is not installed any more', async () => {
  const { client, asApp, installation } = await setup();
  await client.createRepo('a');
  await asApp(`DELETE ${await installation()}`);
  await expect(client.getRepo('a')).rejects.toBeInstanceOf(AppNotInstalledError);
});

it('says that the installation was suspended meanwhile, and goes on when that is lifted', async () => {
  const { client, asApp, installation } = await setup();
  await client.createRepo('a');
  const suspended = `${await installation()}/suspended`;
  await asApp(`PUT ${suspended}`);
  await expect(client.getRepo('a')).rejects.toBeInstanceOf(InstallationSuspendedError);
  await expect(client.getRepoToken('a')).rejects.toBeInstanceOf(InstallationSuspendedError);
  await asApp(`DELETE ${suspended}`);
  expect((await client.getRepo('a')).name).toBe('a');
});

it.each([
  ['nowhere', AppNotInstalledError],
  ['stopped', InstallationSuspendedError],
])('names the page of its own host where %s can be mended', async (org, kind) => {
  const organizations = [{ login: 'stopped', suspended: true }];
  const simulator = await createGitHubSimulator({ app: { id: 7, publicKey: PUBLIC_KEY }, organizations });
  const { url } = await simulator.listen();
  const client = GitHubAppClient.create({ org, appId: 7, privateKey: PRIVATE_KEY, apiBaseUrl: `${url}/api/v3` });
  const failure = await client.getOrgToken().catch((error: unknown) => error);
  await simulator.close();
  expect(failure).toBeInstanceOf(kind);
  expect(failure).toMatchObject({
    message: expect.stringContaining(`${url}/organizations/${org}/settings/installations`),
    requestId: expect.any(String),
    documentationUrl: expect.stringContaining('docs.github.com'),
  });
});

it('does not take an unknown App for one that is not installed', async () => {
  const { client } = await setup({ client: { appId: 8 } });
  const failure = await client.getOrgToken().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AuthenticationError);
  expect(failure).toMatchObject({ code: 'authentication_failed', message: expect.stringContaining('GITHUB_APP_ID') });
});
