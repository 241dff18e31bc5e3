import { expect, it } from '@jest/globals';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { MissingPermissionError } from '../errors/missing-permission.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import { ask } from '../testing/ask.js';
import { connect, type ConnectOptions, once } from '../testing/connect.js';

const DELETE = /^DELETE \/repos\/acme\/shop$/;

async function setup(options: ConnectOptions = {}) {
  const repositories = [{ name: 'acme/shop', private: true }];
  const client = { sleep: async () => undefined, requestTimeoutMs: 250, ...options.client };
  const connection = await connect({ ...options, client, simulator: { seed: { repositories }, ...options.simulator } });
  const names = () => connection.simulator.repositories().map(({ name }) => name);
  const deletions = () => connection.sent().filter((request) => DELETE.test(request)).length;
  return { ...connection, names, deletions };
}

it('deletes a repository', async () => {
  const { client, names } = await setup();
  await client.deleteRepo('shop');
  expect(names()).toEqual([]);
  await expect(client.getRepo('shop')).rejects.toBeInstanceOf(NotFoundError);
});

it('says that there is none, and sends no deletion', async () => {
  const { client, sent } = await setup();
  await expect(client.deleteRepo('nothing')).rejects.toBeInstanceOf(NotFoundError);
  await expect(client.deleteRepo('../shop')).rejects.toBeInstanceOf(ValidationError);
  expect(sent().filter((request) => request.startsWith('DELETE'))).toEqual([]);
});

it.each(['store', 'Shop'])('does not delete by its former name what was renamed to %s', async (name) => {
  const { client, simulator, names, deletions } = await setup();
  await ask(simulator, 'PATCH /repos/acme/shop', { name });
  const deletion = client.deleteRepo('shop');
  await expect(deletion).rejects.toBeInstanceOf(ValidationError);
  await expect(deletion).rejects.toThrow(`acme/shop is called acme/${name} now. Nothing was deleted.`);
  expect([names(), deletions()]).toEqual([[name], 0]);
  await client.deleteRepo(name);
  expect(names()).toEqual([]);
});

const lost = [
  'bad-gateway',
  'bad-gateway-after-effect',
  'connection-reset',
  'connection-reset-after-effect',
  'timeout',
  'timeout-after-effect',
] as const;

it.each(lost)('finds out what became of a deletion that was answered with %s', async (fault) => {
  const { client, simulator, names } = await setup();
  simulator.faults.add({ operation: 'repos/delete', fault });
  await client.deleteRepo('shop');
  expect(names()).toEqual([]);
  simulator.assertBehaviour();
});

it('gives up when GitHub does not stop to fail', async () => {
  const { client, simulator, names, deletions } = await setup();
  simulator.faults.add({ operation: 'repos/delete', fault: 'bad-gateway', times: Infinity });
  await expect(client.deleteRepo('shop')).rejects.toBeInstanceOf(GitHubUnavailableError);
  expect([names(), deletions()]).toEqual([['shop'], 4]);
});

it('leaves one alone that took the name after the first was gone', async () => {
  const { client, simulator, names, deletions } = await setup({
    intercept: once(DELETE, async (_request, pass) => {
      await pass();
      await ask(simulator, 'POST /orgs/acme/repos', { name: 'shop' });
      return Response.error();
    }),
  });
  await client.deleteRepo('shop');
  expect([names(), deletions()]).toEqual([['shop'], 1]);
});

it('is done when another has deleted it meanwhile', async () => {
  const { client, simulator, names } = await setup({
    intercept: once(DELETE, async (_request, pass) => {
      await ask(simulator, 'DELETE /repos/acme/shop');
      return pass();
    }),
  });
  await client.deleteRepo('shop');
  expect(names()).toEqual([]);
});

it('names the permission that is missing', async () => {
  const { client, simulator, names } = await setup();
  simulator.faults.add({ operation: 'repos/delete', fault: 'missing-permission', times: Infinity });
  await expect(client.deleteRepo('shop')).rejects.toBeInstanceOf(MissingPermissionError);
  expect(names()).toEqual(['shop']);
});

it('hands out no token of the deleted one for a new one of that name', async () => {
  const { client } = await setup();
  const token = await client.getRepoToken('shop');
  await client.deleteRepo('shop');
  await client.createRepo('shop');
  expect(await client.getRepoToken('shop')).not.toBe(token);
});
