import { expect, it } from '@jest/globals';
import type { SeedFiles } from '@project-factory/github-simulator';
import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import { commitTree } from '../testing/ask.js';
import { connect } from '../testing/connect.js';

const many = (count: number, directory = '') =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${directory}file-${index}`, 'x']));

async function setup(files: SeedFiles) {
  const repositories = [{ name: 'acme/shop', files, branches: { 'feature/x': { files: { 'new.md': 'x' } } } }];
  const connection = await connect({ simulator: { seed: { repositories } } });
  const reads = () => connection.sent().filter((request) => request.startsWith('GET /repos/')).length;
  return { ...connection, reads };
}

const KINDS = { 'docs/a.md': 'a', 'docs/deep/b.md': 'b', 'docs/link': { symlink: 'a.md' } } as const;
const MODULE = { mode: '160000', type: 'commit', sha: 'eeed0456ca0e8d129a91bd4826732ab95a3edbb6' };

it.each(['', 'docs'])('tells files, directories, links and submodules in %j apart', async (directory) => {
  const prefix = directory && `${directory}/`;
  const files = directory ? KINDS : { 'a.md': 'a', 'deep/b.md': 'b', link: { symlink: 'a.md' } };
  const { client, simulator } = await setup(files);
  await commitTree(simulator, 'shop', [{ path: `${prefix}module`, ...MODULE }]);
  const items = await client.listFiles('shop', directory);
  expect(items.map(({ name, path, type }) => [name, path, type])).toEqual([
    ['a.md', `${prefix}a.md`, 'file'],
    ['deep', `${prefix}deep`, 'dir'],
    ['link', `${prefix}link`, 'symlink'],
    ['module', `${prefix}module`, 'submodule'],
  ]);
  expect(items.at(-1)?.sha).toBe(MODULE.sha);
  expect(items.every(({ sha }) => /^[0-9a-f]{40}$/.test(sha))).toBe(true);
});

it.each([
  ['', 999, 1],
  ['', 1200, 1],
  ['docs', 999, 1],
  ['docs', 1000, 2],
  ['docs', 1200, 2],
])('lists %j with %d files in %d requests', async (directory, count, requests) => {
  const { client, reads } = await setup(many(count, directory && `${directory}/`));
  const items = await client.listFiles('shop', directory);
  expect(items).toHaveLength(count);
  expect(new Set(items.map(({ path }) => path)).size).toBe(count);
  expect(items.every(({ path, name }) => path === (directory ? `${directory}/${name}` : name))).toBe(true);
  expect(reads()).toBe(requests);
});

it('lists any ref', async () => {
  const { client, simulator } = await setup({ 'a.md': 'x' });
  const sha = await client.createOrUpdateFile('shop', 'later.md', 'x', 'Later');
  const names = async (ref?: string) => (await client.listFiles('shop', '', ref)).map(({ name }) => name);
  expect(await names('feature/x')).toEqual(['a.md', 'new.md']);
  expect(await names(sha)).toEqual(['a.md', 'later.md']);
  expect(await names()).toEqual(['a.md', 'later.md']);
  expect(simulator.unhandled()).toEqual([]);
});

it('lists the root of an empty repository as nothing', async () => {
  const { client } = await setup({});
  await client.createRepo('empty');
  expect(await client.listFiles('empty')).toEqual([]);
  expect(await client.listFiles('empty', '', 'main')).toEqual([]);
  await expect(client.listFiles('empty', 'docs')).rejects.toThrow('acme/empty has no docs: the repository is empty.');
});

it('says what is missing, or no directory', async () => {
  const { client } = await setup({ 'a.md': 'x' });
  for (const [repo, path, ref, message] of [
    ['shop', 'docs', undefined, 'acme/shop has no docs at its default branch'],
    ['shop', '', 'nowhere', 'The files of acme/shop cannot be listed: there is no branch, tag or commit nowhere in it'],
    ['nothing', '', undefined, 'The files of acme/nothing cannot be listed: it does not exist'],
  ] as const) {
    const listing = client.listFiles(repo, path, ref);
    await expect(listing).rejects.toBeInstanceOf(NotFoundError);
    await expect(listing).rejects.toThrow(message);
  }
  await expect(client.listFiles('shop', 'a.md')).rejects.toBeInstanceOf(ValidationError);
  await expect(client.listFiles('shop', '../x')).rejects.toBeInstanceOf(ValidationError);
});
