import { expect, it } from '@jest/globals';
import { ConflictError } from '../errors/conflict.error.js';
import { MissingPermissionError } from '../errors/missing-permission.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import { ask } from '../testing/ask.js';
import { badGateway, connect, once, PUBLIC_KEY } from '../testing/connect.js';

const creates = (sent: string[]) => sent.filter((request) => request === 'POST /orgs/acme/repos').length;

it('creates a private repository in the organisation', async () => {
  const { client } = await connect();
  const repository = await client.createRepo('shop', { description: 'A shop' });
  expect(repository).toMatchObject({
    name: 'shop',
    fullName: 'acme/shop',
    description: 'A shop',
    private: true,
    defaultBranch: 'main',
    cloneUrl: 'https://github.com/acme/shop.git',
    createdAt: expect.any(Date),
  });
  expect(await client.getRepo('shop')).toEqual(repository);
});

it('refuses a name that is taken', async () => {
  const { client } = await connect();
  await client.createRepo('shop');
  await expect(client.createRepo('shop')).rejects.toBeInstanceOf(ConflictError);
});

it.each(['a/b', '..', '', 'a b', 'x.git'])('refuses the name %j before anything is sent', async (name) => {
  const { client, sent } = await connect();
  await expect(client.createRepo(name)).rejects.toBeInstanceOf(ValidationError);
  await expect(client.getRepo(name)).rejects.toBeInstanceOf(ValidationError);
  expect(sent()).toEqual([]);
});

it('takes what GitHub made for its own when only the answer was lost', async () => {
  const { client, sent } = await connect({
    intercept: once(/^POST \/orgs\/acme\/repos$/, async (_request, pass) => {
      await pass();
      return badGateway();
    }),
  });
  expect(await client.createRepo('shop')).toMatchObject({ fullName: 'acme/shop' });
  expect(creates(sent())).toBe(1);
});

it('creates it after all, when GitHub failed before the effect', async () => {
  const { client, sent } = await connect({ intercept: once(/^POST \/orgs\/acme\/repos$/, async () => badGateway()) });
  expect(await client.createRepo('shop')).toMatchObject({ fullName: 'acme/shop' });
  expect(sent().slice(-2)).toEqual(['GET /repos/acme/shop', 'POST /orgs/acme/repos']);
});

it('takes for its own what could not be seen at first, and is refused to be made again', async () => {
  const { client, simulator, sent } = await connect();
  simulator.faults.add({ operation: 'repos/create-in-org', fault: 'bad-gateway-after-effect' });
  simulator.faults.add({ operation: 'repos/get', fault: 'not-found' });
  expect(await client.createRepo('shop')).toMatchObject({ fullName: 'acme/shop' });
  expect(creates(sent())).toBe(2);
  expect(simulator.repositories()).toHaveLength(1);
});

const SHOP = { name: 'shop', description: 'A shop', private: true };

it('does not take an older repository for the one whose answer was lost, even one that it has read before', async () => {
  const { client, simulator } = await connect();
  await ask(simulator, 'POST /orgs/acme/repos', SHOP);
  await client.getRepo('shop');
  simulator.clock.advance('10s');
  simulator.faults.add({ operation: 'repos/create-in-org', fault: 'bad-gateway' });
  await expect(client.createRepo('shop', SHOP)).rejects.toBeInstanceOf(ConflictError);
});

it.each([{ description: 'Another shop' }, { private: false }])(
  'does not take a repository for its own that someone else made at that moment with %j',
  async (difference) => {
    const { client, simulator } = await connect({
      intercept: once(/^POST \/orgs\/acme\/repos$/, async () => {
        await ask(simulator, 'POST /orgs/acme/repos', { ...SHOP, ...difference });
        return badGateway();
      }),
    });
    await expect(client.createRepo('shop', SHOP)).rejects.toBeInstanceOf(ConflictError);
  },
);

it.each([-10, 10])('knows its own by GitHub’s clock, which is %d minutes off', async (minutes) => {
  const { client, simulator } = await connect({ simulator: { clock: () => Date.now() + minutes * 60_000 } });
  simulator.faults.add({ operation: 'repos/create-in-org', fault: 'connection-reset-after-effect' });
  expect(await client.createRepo('shop', SHOP)).toMatchObject({ fullName: 'acme/shop' });
  await ask(simulator, 'POST /orgs/acme/repos', { ...SHOP, name: 'older' });
  simulator.clock.advance('10s');
  simulator.faults.add({ operation: 'repos/create-in-org', fault: 'connection-reset' });
  await expect(client.createRepo('older', SHOP)).rejects.toBeInstanceOf(ConflictError);
});

it('finds a repository by its former name, and tells its name of today', async () => {
  const { client, simulator, sent } = await connect();
  const { id } = await client.createRepo('shop');
  await ask(simulator, 'PATCH /repos/acme/shop', { name: 'store' });
  expect(await client.getRepo('shop')).toMatchObject({ id, name: 'store', fullName: 'acme/store' });
  expect(sent().slice(-2)).toEqual(['GET /repos/acme/shop', `GET /repositories/${id}`]);
});

it('reads again and again while GitHub fails, and says so when it does not stop', async () => {
  let failures = 0;
  const { client } = await connect({
    intercept: (request, pass) => {
      if (!request.url.endsWith('/repos/acme/shop')) return pass();
      failures += 1;
      return Promise.resolve(badGateway());
    },
  });
  await expect(client.getRepo('shop')).rejects.toMatchObject({ code: 'github_unavailable', status: 502 });
  expect(failures).toBe(4);
});

it('says that a repository does not exist or may not be seen, with what GitHub told about it', async () => {
  const { client } = await connect();
  const failure = await client.getRepo('nothing').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(NotFoundError);
  expect(failure).toMatchObject({
    status: 404,
    requestId: expect.any(String),
    documentationUrl: expect.stringContaining('docs.github.com'),
    message: expect.stringContaining('acme/nothing'),
  });
});

it('names the permission that is missing, and those that there are', async () => {
  const { client } = await connect({
    simulator: { app: { id: 7, publicKey: PUBLIC_KEY, permissions: { metadata: 'read', contents: 'write' } } },
  });
  const failure = await client.createRepo('shop').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(MissingPermissionError);
  expect(failure).toMatchObject({
    needed: expect.stringContaining('administration=write'),
    granted: { metadata: 'read', contents: 'write' },
  });
});

it('ends with the signal of its caller', async () => {
  const { client } = await connect({ intercept: () => new Promise(() => undefined) });
  const stop = new AbortController();
  const pending = client.getRepo('shop', { signal: stop.signal });
  stop.abort(new Error('enough'));
  await expect(pending).rejects.toThrow('enough');
});
