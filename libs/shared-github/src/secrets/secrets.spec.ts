import { expect, it } from '@jest/globals';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import { badGateway, connect, type ConnectOptions, once } from '../testing/connect.js';

async function setup(options: ConnectOptions = {}) {
  const connection = await connect(options);
  await connection.client.createRepo('shop');
  return connection;
}

it('seals a secret so that GitHub can open it', async () => {
  const { client, simulator } = await setup();
  await client.setSecret('shop', 'DATABASE_URL', 'postgres://grüße');
  expect(simulator.secret('acme', 'shop', 'DATABASE_URL')).toBe('postgres://grüße');
});

it('sets many with one look at the key, and tells created from updated', async () => {
  const { client, sent } = await setup();
  await client.setSecret('shop', 'A', '1');
  const before = sent().length;
  expect(await client.setSecrets('shop', { A: '2', B: '3' })).toEqual([
    { name: 'A', status: 'updated' },
    { name: 'B', status: 'created' },
  ]);
  expect(sent().length - before).toBe(3);
});

it('sets the others when one is refused, and tells why without its value', async () => {
  const { client, simulator } = await setup();
  const outcomes = await client.setSecrets('shop', { GOOD: '1', GITHUB_BAD: 'hidden', BIG: 'x'.repeat(48 * 1024 + 1) });
  expect(outcomes.map(({ status }) => status)).toEqual(['created', 'failed', 'failed']);
  expect(JSON.stringify(outcomes)).not.toMatch(/hidden|xxx/);
  expect(simulator.secretNames('acme', 'shop')).toEqual(['GOOD']);
});

it('sets a secret again when GitHub failed', async () => {
  const { client, simulator } = await setup({ intercept: once(/^PUT /, async () => badGateway()) });
  await client.setSecret('shop', 'A', '1');
  expect(simulator.secret('acme', 'shop', 'A')).toBe('1');
});

it('throws what went wrong with a single secret', async () => {
  const { client } = await setup();
  await expect(client.setSecret('shop', '1X', 'hidden')).rejects.toBeInstanceOf(ValidationError);
});

it('takes a secret of 48 KB', async () => {
  const { client, simulator } = await setup();
  const value = 'x'.repeat(48 * 1024);
  await client.setSecret('shop', 'BIG', value);
  expect(simulator.secret('acme', 'shop', 'BIG')).toBe(value);
});

const PUBLIC_KEY = /^GET .*\/public-key$/;
const keys = (sent: string[]) => sent.filter((request) => PUBLIC_KEY.test(request)).length;

it('sends nothing when there is nothing that could be set', async () => {
  const { client, sent } = await setup();
  const before = sent().length;
  expect(await client.setSecrets('shop', {})).toEqual([]);
  const outcomes = await client.setSecrets('shop', { '1X': 'a', GITHUB_X: 'b', key: 'c', KEY: 'd' });
  expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'failed', 'failed', 'failed']);
  expect(sent()).toHaveLength(before);
});

it('seals anew what was sealed for a key that has been replaced, and reads the new one once', async () => {
  const { client, simulator, sent } = await setup({
    intercept: once(PUBLIC_KEY, async (_request, pass) => {
      const answer = await pass();
      simulator.rotateSecretsKey('acme', 'shop');
      return answer;
    }),
  });
  const secrets = { A: '1', B: '2', C: '3', D: '4', E: '5', F: '6' };
  expect((await client.setSecrets('shop', secrets)).every(({ status }) => status === 'created')).toBe(true);
  for (const [name, value] of Object.entries(secrets)) expect(simulator.secret('acme', 'shop', name)).toBe(value);
  expect(keys(sent())).toBe(2);
});

it('repeats only those that met the old key', async () => {
  const { client, simulator, sent } = await setup();
  const message = 'Bad request - validation failed due to an improperly encrypted secret';
  const operation = 'actions/create-or-update-repo-secret';
  simulator.faults.add({ operation, fault: 'validation-failed', message, path: '/B' });
  simulator.faults.add({ operation, fault: 'validation-failed', message: 'No more', path: '/C', times: Infinity });
  const outcomes = await client.setSecrets('shop', { A: '1', B: '2', C: '3', AWS_KEY_ID: '4' });
  expect(outcomes.map(({ name, status }) => [name, status])).toEqual([
    ['A', 'created'],
    ['B', 'created'],
    ['C', 'failed'],
    ['AWS_KEY_ID', 'created'],
  ]);
  const puts = sent().filter((request) => request.startsWith('PUT '));
  expect([puts.length, keys(sent())]).toEqual([5, 2]);
});

it('does not take the name of a secret for a complaint about the key', async () => {
  const { client, simulator, sent } = await setup();
  const operation = 'actions/create-or-update-repo-secret';
  simulator.faults.add({ operation, fault: 'validation-failed', message: 'No more', times: Infinity });
  await expect(client.setSecret('shop', 'AWS_KEY_ID', '1')).rejects.toThrow('No more');
  expect(keys(sent())).toBe(1);
});

it('reads the key once more and no oftener when GitHub takes none', async () => {
  const { client, simulator, sent } = await setup();
  const message = 'improperly encrypted secret';
  simulator.faults.add({
    operation: 'actions/create-or-update-repo-secret',
    fault: 'validation-failed',
    message,
    times: Infinity,
  });
  const outcomes = await client.setSecrets('shop', { A: '1', B: '2' });
  expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'failed']);
  expect(keys(sent())).toBe(2);
});

it('goes on with the others while GitHub fails for one', async () => {
  const { client, simulator } = await setup();
  simulator.faults.add({
    operation: 'actions/create-or-update-repo-secret',
    fault: 'bad-gateway',
    path: '/B',
    times: Infinity,
  });
  const outcomes = await client.setSecrets('shop', { A: '1', B: '2', C: '3' });
  expect(outcomes).toEqual([
    { name: 'A', status: 'created' },
    { name: 'B', status: 'failed', error: expect.any(GitHubUnavailableError) },
    { name: 'C', status: 'created' },
  ]);
  expect(simulator.secretNames('acme', 'shop')).toEqual(['A', 'C']);
});

it('says of which repository there are no secrets to set', async () => {
  const { client } = await setup();
  const setting = client.setSecrets('nothing', { A: '1' });
  await expect(setting).rejects.toBeInstanceOf(NotFoundError);
  await expect(setting).rejects.toThrow('Secrets of acme/nothing cannot be set: it does not exist');
});

it('sets a hundred secrets, a few at once', async () => {
  let underWay = 0;
  let most = 0;
  const { client, simulator } = await setup({
    simulator: { limits: { contentCreation: false } },
    intercept: async (_request, pass) => {
      most = Math.max(most, (underWay += 1));
      const answer = await pass();
      underWay -= 1;
      return answer;
    },
  });
  const secrets = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`S${index}`, `${index}`]));
  expect((await client.setSecrets('shop', secrets)).every(({ status }) => status === 'created')).toBe(true);
  expect(simulator.secretNames('acme', 'shop')).toHaveLength(100);
  expect(most).toBe(5);
});
