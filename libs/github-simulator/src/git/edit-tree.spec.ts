import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { git, temporaryDirectory } from '../testing/git.js';
import { createBareRepository } from './create-bare-repository.js';
import { editTree } from './edit-tree.js';
import { GitRepository } from './git-repository.js';
import { fileMode } from './objects/tree.js';

async function setup() {
  const directory = join(temporaryDirectory(), 'git');
  createBareRepository(directory, 'main');
  const repository = new GitRepository(directory);
  const sha = await repository.objects.write('blob', Buffer.from('x'));
  const edit = (root: string | undefined, ...paths: string[]) =>
    editTree(
      repository,
      root,
      paths.map((path) => ({
        path: path.replace('-', '').split('/'),
        replacement: path.startsWith('-') ? undefined : { mode: fileMode, sha },
      })),
    );
  const paths = async (tree: string | undefined) =>
    (await git(directory, 'ls-tree', '-r', '--name-only', tree ?? '')).output.split('\n').filter(Boolean);
  return { repository, directory, edit, paths, sha };
}

it('makes many changes at once, in any order', async () => {
  const { edit, paths, directory } = await setup();
  const first = await edit(undefined, 'b/c/d', 'a', 'b/a', 'b/c/a');
  const second = await edit(first, '-b/c/d', 'b/c/e/f', 'a', '-b/a');
  expect(await paths(second)).toEqual(['a', 'b/c/a', 'b/c/e/f']);
  expect(await git(directory, 'fsck', '--strict', second ?? '')).toMatchObject({
    code: 0,
    output: expect.not.stringContaining('error'),
  });
});

it('leaves no empty directory, and nothing when nothing is left', async () => {
  const { edit, paths } = await setup();
  const tree = await edit(undefined, 'a/b/c', 'd');
  expect(await paths(await edit(tree, '-a/b/c'))).toEqual(['d']);
  expect(await edit(tree, '-a/b/c', '-d')).toBeUndefined();
});

it('makes a directory of a file and a file of a directory', async () => {
  const { edit, paths } = await setup();
  const tree = await edit(undefined, 'a', 'b/c');
  expect(await paths(await edit(tree, 'a/x', 'b'))).toEqual(['a/x', 'b']);
  expect(await paths(await edit(tree, 'a/x', 'a'))).toEqual(['a', 'b/c']);
});

it('keeps names that are not UTF-8', async () => {
  const { repository, edit, directory, sha } = await setup();
  const entry = (byte: number) =>
    Buffer.concat([Buffer.from('100644 '), Buffer.from([byte, 0]), Buffer.from(sha, 'hex')]);
  const tree = await repository.objects.write('tree', Buffer.concat([entry(0xe4), entry(0xfc)]));
  const edited = await edit(tree, '\ufffd', 'b');
  expect((await git(directory, 'ls-tree', '--name-only', edited ?? '')).output).toBe(
    'b\n"\\344"\n"\\357\\277\\275"\n"\\374"\n',
  );
});
