import { expect, it } from '@jest/globals';
import { connect } from '../testing/connect.js';

const listings = (sent: string[]) => sent.filter((request) => request === 'GET /orgs/acme/repos').length;

async function setup(count: number) {
  const repositories = Array.from({ length: count }, (_, index) => ({
    name: `acme/r${index}`,
    private: index % 2 > 0,
  }));
  return connect({ simulator: { seed: { repositories } } });
}

it('lists more than a thousand repositories, public and private, each once', async () => {
  const { client, sent } = await setup(1005);
  const repositories = await client.listRepos();
  expect(new Set(repositories.map(({ fullName }) => fullName)).size).toBe(1005);
  expect(repositories).toHaveLength(1005);
  expect(listings(sent())).toBe(11);
});

it('tells of each what getRepo tells of it', async () => {
  const { client } = await setup(2);
  const repositories = await client.listRepos();
  expect(repositories).toEqual([await client.getRepo('r0'), await client.getRepo('r1')]);
});

it('lists none of an organisation that has none', async () => {
  const { client } = await setup(0);
  expect(await client.listRepos()).toEqual([]);
});

it('asks for a page again when GitHub fails', async () => {
  const { client, simulator } = await setup(150);
  simulator.faults.add({ operation: 'repos/list-for-org', fault: 'bad-gateway', after: 1 });
  expect(await client.listRepos()).toHaveLength(150);
});

it('ends with the signal of its caller', async () => {
  const { client, simulator } = await setup(150);
  simulator.faults.add({ operation: 'repos/list-for-org', fault: 'timeout', after: 1 });
  const listing = client.listRepos({ signal: AbortSignal.timeout(100) });
  await expect(listing).rejects.toMatchObject({ name: 'TimeoutError' });
});
