import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { git, temporaryDirectory } from '../../testing/git.js';
import { createBareRepository } from '../create-bare-repository.js';
import { GitRepository } from '../git-repository.js';
import { isEntryName } from './entry-name.js';
import { fileMode } from './tree.js';

it.each([
  'a',
  'ü 漢字',
  'a\\b',
  '\\',
  'a\\..\\b',
  'C:',
  '-x',
  '~',
  '...',
  '.. ',
  'git',
  'git~2',
  '.gitignore',
  '.github',
  'x.git',
  '.',
  '..',
  '.git',
  '.GiT',
  '.git ',
  '.git. .',
  '.git::$INDEX_ALLOCATION',
  'GIT~1',
  '.git\\config',
  'a\\.git',
  '.g\u200cit',
  '\ufeff.git',
])('agrees with git about the name %j', async (name) => {
  const directory = join(temporaryDirectory(), 'git');
  createBareRepository(directory, 'main');
  const repository = new GitRepository(directory);
  const sha = await repository.objects.write('blob', Buffer.from('x'));
  const tree = await repository.writeTree([{ mode: fileMode, name, sha }]);
  const { output } = await git(directory, 'fsck', '--strict', tree);
  expect(isEntryName(name)).toBe(!output.includes(tree));
});

it.each(['', 'a/b', 'a\0b', 'half \ud83d'])('refuses the name %j, which no tree can hold', (name) => {
  expect(isEntryName(name)).toBe(false);
});
