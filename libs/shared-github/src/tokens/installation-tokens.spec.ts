import { inspect } from 'node:util';
import { expect, it } from '@jest/globals';
import { AppNotInstalledError } from '../errors/app-not-installed.error.js';
import { AuthenticationError } from '../errors/authentication.error.js';
import { InstallationSuspendedError } from '../errors/installation-suspended.error.js';
import { badGateway, connect, once, PRIVATE_KEY } from '../testing/connect.js';

const mints = (sent: string[]) => sent.filter((request) => request.includes('access_tokens')).length;

it('mints one token for all who ask at once, and keeps it', async () => {
  const { client, sent } = await connect();
  const tokens = await Promise.all(Array.from({ length: 20 }, () => client.getOrgToken()));
  expect(new Set(tokens).size).toBe(1);
  expect(await client.getOrgToken()).toBe(tokens[0]);
  expect(mints(sent())).toBe(1);
});

it('mints a token of its own for each repository and each level of permission', async () => {
  const { client, sent } = await connect();
  await client.createRepo('a');
  await client.createRepo('b');
  const before = mints(sent());
  const a = await client.getRepoToken('a');
  expect(await client.getRepoToken('A')).toBe(a);
  expect(await client.getRepoToken('b')).not.toBe(a);
  expect(await client.getRepoToken('a', { permissions: { contents: 'read' } })).not.toBe(a);
  expect(mints(sent()) - before).toBe(3);
});

it('gives a repository token that is good for that repository only, and only for contents', async () => {
  const { client } = await connect();
  await client.createRepo('a', { private: true });
  await client.createRepo('b', { private: true });
  const token = await client.getRepoToken('a');
  const ask = (path: string) =>
    fetch(`https://api.github.com${path}`, { headers: { authorization: `token ${token}` } }).then(
      ({ status }) => status,
    );
  expect(await ask('/repos/acme/a')).toBe(200);
  expect(await ask('/repos/acme/b')).toBe(404);
  expect(await ask('/repos/acme/a/actions/secrets')).toBe(403);
});

it('mints anew when the kept token has less life than is asked for', async () => {
  const { client, sent } = await connect();
  await client.createRepo('a');
  const before = mints(sent());
  await client.getRepoToken('a', { minimumLifeSeconds: 3000 });
  await client.getRepoToken('a', { minimumLifeSeconds: 3000 });
  await client.getRepoToken('a', { minimumLifeSeconds: 3600 });
  expect(mints(sent()) - before).toBe(2);
});

it('forgets a token that GitHub no longer takes, mints once more and repeats the request', async () => {
  let ageMs = 0;
  const { client, simulator, sent } = await connect({ client: { now: () => Date.now() + ageMs } });
  await client.createRepo('a');
  simulator.clock.advance('61m');
  // Too old to be unknown because it is new, too young to have expired.
  ageMs = 30_000;
  const repository = await client.getRepo('a');
  expect(repository.fullName).toBe('acme/a');
  const minted = simulator.calls.filter(({ path, status }) => path.endsWith('access_tokens') && status === 201);
  expect(minted).toHaveLength(2);
  expect(sent().filter((request) => request === 'GET /repos/acme/a')).toHaveLength(2);
});

it('learns GitHub’s clock when its own is wrong', async () => {
  const { client, simulator } = await connect();
  simulator.clock.advance('2h');
  await expect(client.getOrgToken()).resolves.toMatch(/^ghs_/);
});

it('tries to mint again when GitHub fails', async () => {
  const { client } = await connect({ intercept: once(/access_tokens$/, async () => badGateway()) });
  await expect(client.getOrgToken()).resolves.toMatch(/^ghs_/);
});

it('says on which organisation the App is not installed, and where to install it', async () => {
  const { client } = await connect({ client: { org: 'nowhere' } });
  const failure = await client.getOrgToken().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AppNotInstalledError);
  expect(failure).toMatchObject({ code: 'app_not_installed', message: expect.stringContaining('nowhere') });
});

it('says that the installation is suspended', async () => {
  const { client } = await connect({ simulator: { organizations: [{ login: 'acme', suspended: true }] } });
  await expect(client.getOrgToken()).rejects.toBeInstanceOf(InstallationSuspendedError);
});

it('says that GitHub does not take the key, and shows nothing of it', async () => {
  const { client } = await connect({ client: { appId: 8 } });
  const failure = await client.getOrgToken().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AuthenticationError);
  expect(inspect(failure, { depth: 9 })).not.toMatch(/PRIVATE KEY|eyJ/);
});

it('shows neither key nor token when the client is inspected', async () => {
  const { client } = await connect();
  const token = await client.getOrgToken();
  const shown =
    inspect(client, { depth: 20, showHidden: true }) + JSON.stringify(await client.issueRepoToken('x').catch(() => ''));
  expect(shown).not.toContain(token);
  expect(shown).not.toContain(PRIVATE_KEY.slice(40, 80));
});
