import { expect, it } from '@jest/globals';
import { ConflictError } from '../errors/conflict.error.js';
import { ValidationError } from '../errors/validation.error.js';
import { connect, type Connection, type ConnectOptions } from '../testing/connect.js';
import { PROJECT_FILE, readProjectFile } from './project-file.js';

const SPEC = { team: 'core', ports: [80, 443], nested: { on: true, text: 'yes', empty: null } };
const SECRETS = { A: '1', B: '2', C: '3', D: '4', E: '5' };
const OURS = { id: 'p-1', begunAt: new Date() };

async function setup(options: ConnectOptions = {}) {
  const connection = await connect(options);
  const provision = (more: object = {}) =>
    connection.client.provisionRepo('shop', 'A shop', SPEC, SECRETS, { ...OURS, ...more });
  return { ...connection, provision };
}

async function state({ client, simulator }: Connection) {
  const file = await client.getFile('shop', PROJECT_FILE);
  const token = await client.getOrgToken();
  const commits = await simulator.fetch(
    new Request('https://api.github.com/repos/acme/shop/commits', { headers: { authorization: `token ${token}` } }),
  );
  return {
    spec: readProjectFile(file.content).spec,
    commits: ((await commits.json()) as unknown[]).length,
    secrets: Object.fromEntries(Object.keys(SECRETS).map((name) => [name, simulator.secret('acme', 'shop', name)])),
  };
}

const DONE = { spec: SPEC, commits: 1, secrets: SECRETS };

it('creates the repository, writes the specification and sets the secrets in as few requests as can be', async () => {
  const connection = await setup();
  await connection.client.getOrgToken();
  const before = connection.sent().length;
  expect(await connection.provision()).toMatchObject({ fullName: 'acme/shop', description: 'A shop' });
  expect(connection.sent().length - before).toBe(1 + 1 + 1 + 5);
  expect(await state(connection)).toEqual(DONE);
});

it('ends in the same state when run twice', async () => {
  const connection = await setup();
  await connection.provision();
  await connection.provision();
  expect(await state(connection)).toEqual(DONE);
});

it.each([1, 2, 3, 4, 5, 6, 7, 8])('ends in the same state when it was cut off after request %d', async (reached) => {
  const stop = new AbortController();
  let count = -Infinity;
  const connection = await setup({
    intercept: async (_request, pass) => {
      const answer = await pass();
      count += 1;
      if (count === reached) stop.abort(new Error('the process is gone'));
      return answer;
    },
  });
  await connection.client.getOrgToken();
  count = 0;
  await expect(connection.provision({ signal: stop.signal })).rejects.toThrow('the process is gone');
  await connection.provision();
  expect(await state(connection)).toEqual(DONE);
});

it('never touches a repository with someone else’s commits', async () => {
  const { client, provision, simulator } = await setup();
  await client.createRepo('shop');
  await client.createOrUpdateFile('shop', 'README.md', 'mine', 'Mine');
  await expect(provision()).rejects.toBeInstanceOf(ConflictError);
  expect(simulator.secretNames('acme', 'shop')).toEqual([]);
});

it('never touches another project’s repository, even of the same specification', async () => {
  const { provision } = await setup();
  await provision({ id: 'p-0' });
  await expect(provision()).rejects.toThrow(/another project's/);
});

it('never touches an empty repository that is older than the project', async () => {
  const { client, provision } = await setup();
  await client.createRepo('shop', { description: 'A shop' });
  const begunAt = new Date(Date.now() + 10 * 60_000);
  await expect(provision({ begunAt })).rejects.toThrow(/older than this project/);
});

it('writes the specification anew when it has changed in the meantime', async () => {
  const { client, provision } = await setup();
  await provision();
  await client.provisionRepo('shop', 'A shop', { team: 'other' }, {}, OURS);
  expect(readProjectFile((await client.getFile('shop', PROJECT_FILE)).content).spec).toEqual({ team: 'other' });
});

it('continues what it has begun itself, without being given an id', async () => {
  const { client } = await setup();
  await client.provisionRepo('shop', 'A shop', SPEC);
  await expect(client.provisionRepo('shop', 'A shop', SPEC)).resolves.toMatchObject({ fullName: 'acme/shop' });
});

it('takes neither an equal specification nor an equal description for a sign that a repository is its own', async () => {
  const { client, simulator } = await setup();
  await client.createRepo('empty', { description: 'A shop' });
  await client.createRepo('other', { description: 'A shop' });
  await client.createOrUpdateFile('other', PROJECT_FILE, 'team: core\n', 'Mine');
  for (const name of ['empty', 'other']) {
    const provisioning = client.provisionRepo(name, 'A shop', { team: 'core' }, { KEY: 'hidden' });
    await expect(provisioning).rejects.toBeInstanceOf(ConflictError);
    expect(simulator.secretNames('acme', name)).toEqual([]);
  }
});

it('creates nothing when a secret cannot be set', async () => {
  const { client, sent } = await setup();
  const provisioning = client.provisionRepo('shop', '', {}, { GITHUB_X: 'hidden' });
  await expect(provisioning).rejects.toBeInstanceOf(ValidationError);
  await expect(provisioning).rejects.not.toThrow('hidden');
  expect(sent()).toEqual([]);
});

it('runs its steps through the caller, in order', async () => {
  const { provision } = await setup();
  const seen: string[] = [];
  await provision({
    runStep: async <T>(step: string, work: () => Promise<T>, detail: (result: T) => string) => {
      const result = await work();
      seen.push(`${step}: ${detail(result)}`);
      return result;
    },
  });
  expect(seen).toEqual([
    'repository: created https://github.com/acme/shop',
    'specification: .project.yaml',
    'secrets: A, B, C, D, E',
  ]);
});
