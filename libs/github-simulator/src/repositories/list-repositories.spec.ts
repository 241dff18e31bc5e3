import { expect, it } from '@jest/globals';
import { startSimulator } from '../testing/start-simulator.js';

async function setup() {
  const started = await startSimulator({ clock: () => Date.UTC(2026, 0, 31), users: ['octocat'] });
  const { github, simulator } = started;
  for (const [name, isPrivate] of [
    ['beta', false],
    ['Alpha', true],
    ['gamma', false],
  ]) {
    await github.post('/orgs/acme/repos', { name, private: isPrivate, auto_init: true });
    simulator.clock.advance('1m');
  }
  await github.put('/repos/acme/Alpha/contents/a', { message: 'a', content: '' });
  simulator.clock.advance('1m');
  await github.put('/repos/acme/beta/topics', { names: ['a'] });
  const names = async (query: string, client = github) =>
    (await client.get(`/orgs/acme/repos${query}`)).body.map(({ name }: { name: string }) => name);
  return { ...started, names };
}

it.each([
  ['', ['gamma', 'Alpha', 'beta']],
  ['?sort=created&direction=asc', ['beta', 'Alpha', 'gamma']],
  ['?sort=updated', ['beta', 'Alpha', 'gamma']],
  ['?sort=pushed', ['Alpha', 'gamma', 'beta']],
  ['?sort=full_name', ['Alpha', 'beta', 'gamma']],
  ['?sort=full_name&direction=desc', ['gamma', 'beta', 'Alpha']],
  ['?sort=nonsense', ['gamma', 'Alpha', 'beta']],
  ['?sort=__proto__', ['gamma', 'Alpha', 'beta']],
  ['?sort=toString', ['gamma', 'Alpha', 'beta']],
  ['?type=__proto__', ['gamma', 'Alpha', 'beta']],
  ['?type=hasOwnProperty', ['gamma', 'Alpha', 'beta']],
  ['?type=public', ['gamma', 'beta']],
  ['?type=private', ['Alpha']],
  ['?type=sources', ['gamma', 'Alpha', 'beta']],
  ['?type=forks', []],
  ['?type=internal', []],
  ['?per_page=1&page=2', ['Alpha']],
  ['?page=9', []],
])('lists an organisation with %j', async (query, expected) => {
  const { names } = await setup();
  expect(await names(query)).toEqual(expected);
});

it('lists what is public of an account, by name', async () => {
  const { github, anonymous } = await setup();
  const list = async (path: string, client = github) =>
    (await client.get(path)).body.map(({ name }: { name: string }) => name);
  expect(await list('/users/acme/repos')).toEqual(['beta', 'gamma']);
  expect(await list('/users/ACME/repos?direction=desc', anonymous)).toEqual(['gamma', 'beta']);
  expect(await list('/users/acme/repos?type=member')).toEqual([]);
  expect(await list('/users/octocat/repos')).toEqual([]);
  expect((await github.get('/users/nobody/repos')).status).toBe(404);
});

it('tells nobody roles who is not authenticated', async () => {
  const { github, anonymous } = await setup();
  const [repository] = (await anonymous.get('/orgs/acme/repos')).body;
  expect(repository).not.toHaveProperty('permissions');
  const [own] = (await github.get('/orgs/acme/repos')).body;
  expect(own.permissions).toEqual({ admin: true, maintain: true, push: true, triage: true, pull: true });
});
