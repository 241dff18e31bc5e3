import { expect, it } from '@jest/globals';
import { ConflictError } from '../errors/conflict.error.js';
import { ValidationError } from '../errors/validation.error.js';
import { ask } from '../testing/ask.js';
import { connect, type Connection, type ConnectOptions } from '../testing/connect.js';
import { PROJECT_FILE, readProjectFile } from './project-file.js';
import type { RunStep } from './provision-options.js';

const SPEC = { team: 'core', ports: [80, 443], nested: { on: true, text: 'yes', empty: null } };
const SECRETS = { A: '1', B: '2', C: '3', D: '4', E: '5' };
const OURS = { id: 'p-1', begunAt: new Date() };

async function setup(options: ConnectOptions = {}) {
  const connection = await connect(options);
  const provision = (more: object = {}) =>
    connection.client.provisionRepo('shop', 'A shop', SPEC, SECRETS, { ...OURS, ...more });
  return { ...connection, provision };
}

async function state({ client, simulator }: Pick<Connection, 'client' | 'simulator'>) {
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

it('says that the name is taken by a repository that the App may not see', async () => {
  const organizations = [{ login: 'acme', repositories: ['other'] }];
  const seed = { repositories: [{ name: 'acme/shop', private: true }, { name: 'acme/other' }] };
  const { provision } = await setup({ simulator: { organizations, seed } });
  const provisioning = provision();
  await expect(provisioning).rejects.toBeInstanceOf(ConflictError);
  await expect(provisioning).rejects.toThrow('The repository acme/shop exists already.');
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

it('continues an empty repository that it has created itself, without being told when it was begun', async () => {
  const { client, simulator } = await setup();
  simulator.faults.add({ operation: 'repos/create-or-update-file-contents', fault: 'bad-gateway', times: 8 });
  await expect(client.provisionRepo('shop', 'A shop', SPEC, SECRETS)).rejects.toMatchObject({ status: 502 });
  await client.provisionRepo('shop', 'A shop', SPEC, SECRETS);
  expect(await state({ client, simulator })).toEqual(DONE);
});

it('leaves an empty repository of another process alone, and says what to do', async () => {
  const { client, simulator } = await setup();
  await ask(simulator, 'POST /orgs/acme/repos', { name: 'shop', description: 'A shop', private: true });
  const provisioning = client.provisionRepo('shop', 'A shop', SPEC, SECRETS);
  await expect(provisioning).rejects.toBeInstanceOf(ConflictError);
  await expect(provisioning).rejects.toThrow(
    "The repository acme/shop exists already and is not known to be this project's: it is empty, and nothing says who has created it. If an earlier try was cut off here, delete it, or say when that was begun (begunAt). Nothing in it was changed. Otherwise, choose another name.",
  );
  expect(simulator.secretNames('acme', 'shop')).toEqual([]);
  await expect(client.listFiles('shop')).resolves.toEqual([]);
});

it.each([
  ['a directory', { '.project.yaml/a': 'x' }, /has commits and no \.project\.yaml/],
  ['no YAML', { '.project.yaml': '{ - [' }, /another project's/],
  ['no text', { '.project.yaml': { base64: '/v8A' } }, /another project's/],
  ['missing', { 'README.md': 'x' }, /has commits and no \.project\.yaml/],
])('never touches a repository whose project file is %s', async (_what, files, why) => {
  const { provision, simulator } = await setup({
    simulator: { seed: { repositories: [{ name: 'acme/shop', files }] } },
  });
  const provisioning = provision();
  await expect(provisioning).rejects.toBeInstanceOf(ConflictError);
  await expect(provisioning).rejects.toThrow(why);
  expect(simulator.secretNames('acme', 'shop')).toEqual([]);
});

it('waits for the new repository to appear everywhere, also when it is run again meanwhile', async () => {
  const connection: Connection = await connect({
    client: { sleep: async (ms) => connection.simulator.clock.advance(Math.ceil(ms)) },
    simulator: { replicationLag: '8s' },
  });
  const { client, simulator } = connection;
  const stop = new AbortController();
  const runStep: RunStep = async (_step, work) => {
    const result = await work();
    stop.abort(new Error('the process is gone'));
    return result;
  };
  const given = { ...OURS, signal: stop.signal, runStep };
  await expect(client.provisionRepo('shop', 'A shop', SPEC, SECRETS, given)).rejects.toThrow('the process is gone');
  await client.provisionRepo('shop', 'A shop', SPEC, SECRETS, OURS);
  expect(await state(connection)).toEqual(DONE);
  await client.provisionRepo('other', 'A shop', SPEC, SECRETS, OURS);
  expect(simulator.secretNames('acme', 'other')).toEqual(Object.keys(SECRETS));
  simulator.assertBehaviour();
});

it.each([
  ['a secret more than there may be', {}, Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`S${at}`, 'x']))],
  ['two secrets that GitHub takes for one', {}, { key: 'hidden', KEY: 'hidden' }],
  ['a specification that is no plain data', { run: () => 'x', big: Symbol('x') }, {}],
])('creates nothing for %s', async (_what, spec, secrets) => {
  const { client, sent } = await setup();
  const provisioning = client.provisionRepo('shop', '', spec, secrets);
  await expect(provisioning).rejects.toBeInstanceOf(ValidationError);
  await expect(provisioning).rejects.not.toThrow('hidden');
  expect(sent()).toEqual([]);
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
