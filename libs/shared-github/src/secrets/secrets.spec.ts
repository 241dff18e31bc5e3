import { expect, it } from '@jest/globals';
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
