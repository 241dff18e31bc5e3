import { expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBareRepository } from '../create-bare-repository.js';
import { git, temporaryDirectory } from '../../testing/git.js';
import { isReferenceName } from './reference-name.js';
import { ReferenceMemory } from './reference-memory.js';
import { ReferenceStore } from './reference-store.js';
import type { References } from './references.js';

const one = '1'.repeat(40);
const two = '2'.repeat(40);

function setup() {
  const directory = join(temporaryDirectory(), 'git');
  createBareRepository(directory, 'main');
  return { directory, references: new ReferenceStore(directory) };
}

const kinds: [string, () => References][] = [
  ['files', () => setup().references],
  ['memory', () => new ReferenceMemory('main')],
];

it.each(kinds)('moves a reference from where it is, in %s', (_kind, open) => {
  const references = open();
  references.move('refs/heads/a/b', one, undefined);
  references.move('refs/heads/a/b', two, one);
  expect(references.list('refs/heads/')).toEqual([{ name: 'refs/heads/a/b', sha: two }]);
});

it.each(kinds)('refuses to move a reference that is elsewhere, in %s', (_kind, open) => {
  const references = open();
  references.move('refs/heads/a', one, undefined);
  expect(() => references.move('refs/heads/a', two, undefined)).toThrow('it is at 1111');
  expect(() => references.move('refs/heads/a', two, two)).toThrow('expected 2222');
  references.move('refs/heads/a', two, one);
  expect(references.read('refs/heads/a')).toBe(two);
});

it('yields to a lock of another process, and sweeps the locks of killed ones', () => {
  const { directory, references } = setup();
  mkdirSync(join(directory, 'refs/heads'), { recursive: true });
  writeFileSync(join(directory, 'refs/heads/a.lock'), '');
  expect(() => references.move('refs/heads/a', one, undefined)).toThrow('Failed to move refs/heads/a');
  references.sweepLocks();
  references.move('refs/heads/a', one, undefined);
  expect(references.read('refs/heads/a')).toBe(one);
});

it.each(kinds)('deletes a reference, whose directory may become a branch, in %s', (_kind, open) => {
  const references = open();
  references.move('refs/heads/a/b', one, undefined);
  expect(() => references.move('refs/heads/a', one, undefined)).toThrow('Failed to move refs/heads/a');
  expect(() => references.move('refs/heads/a/b/c', one, undefined)).toThrow('Failed to move refs/heads/a/b/c');
  references.move('refs/heads/a/b', undefined, one);
  references.move('refs/heads/a', one, undefined);
  expect(references.list('refs/')).toEqual([{ name: 'refs/heads/a', sha: one }]);
});

it.each(kinds)('points HEAD at a branch, once what belongs to it is done, in %s', (_kind, open) => {
  const references = open();
  const failing = () => {
    throw new Error('no');
  };
  expect(() => references.setDefaultBranch('trunk', failing)).toThrow('no');
  expect(references.defaultBranch()).toBe('main');
  references.setDefaultBranch('trunk');
  expect(references.defaultBranch()).toBe('trunk');
});

it.each([
  'refs/heads/main',
  'refs/heads/a/b.c',
  'refs/heads/ü',
  'refs/heads/a..b',
  'refs/heads/.a',
  'refs/heads/a.lock',
  'refs/heads/a.lock/b',
  'refs/heads/a/',
  'refs/heads/a.',
  'refs/heads//a',
  'refs/heads/a b',
  'refs/heads/a\tb',
  'refs/heads/a~1',
  'refs/heads/a^',
  'refs/heads/a:b',
  'refs/heads/a*',
  'refs/heads/a\\b',
  'refs/heads/@{',
  'refs/../../etc',
])('agrees with git about the name %j', async (name) => {
  const { directory } = setup();
  const { code } = await git(directory, 'check-ref-format', name);
  expect(isReferenceName(name)).toBe(code === 0);
});
