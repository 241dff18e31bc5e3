import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { git, temporaryDirectory } from '../../testing/git.js';
import { createBareRepository } from '../create-bare-repository.js';
import { GitRepository } from '../git-repository.js';
import { directoryMode, executableMode, fileMode, parseTree, serializeTree, symlinkMode } from './tree.js';

async function setup() {
  const directory = join(temporaryDirectory(), 'git');
  createBareRepository(directory, 'main');
  const repository = new GitRepository(directory);
  const blob = await repository.objects.write('blob', Buffer.from('x'));
  return { directory, repository, blob };
}

it('sorts as git sorts: bytes, and directories as if they ended in a slash', async () => {
  const { directory, repository, blob } = await setup();
  const inner = await repository.writeTree([{ mode: fileMode, name: 'x', sha: blob }]);
  const entries = [
    { mode: directoryMode, name: 'a', sha: inner },
    { mode: fileMode, name: 'a.b', sha: blob },
    { mode: executableMode, name: 'a0', sha: blob },
    { mode: symlinkMode, name: 'ü', sha: blob },
    { mode: fileMode, name: 'Z', sha: blob },
  ];
  const sha = await repository.writeTree(entries);
  const listed = await git(directory, 'ls-tree', '-z', '--name-only', sha);
  expect(listed.output.split('\0').filter(Boolean)).toEqual(['Z', 'a.b', 'a', 'a0', 'ü']);
  expect(await git(directory, 'fsck', '--strict', '--full', sha)).toMatchObject({ code: 0, output: '' });
});

it('reads what it wrote', async () => {
  const { blob } = await setup();
  const entries = [
    { mode: fileMode, name: 'a b', sha: blob },
    { mode: directoryMode, name: 'ö', sha: blob },
  ];
  expect(parseTree(serializeTree(entries))).toEqual(entries);
  expect(parseTree(Buffer.alloc(0))).toEqual([]);
});
