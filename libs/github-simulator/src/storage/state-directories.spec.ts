import { expect, it } from '@jest/globals';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '../testing/git.js';
import { FileStateDirectory } from './file-state-directory.js';
import { MemoryStateDirectory } from './memory-state-directory.js';

const kinds = [FileStateDirectory, MemoryStateDirectory];

it.each(kinds)('%p gives back what was written last, and nothing that is shared', (Kind) => {
  const directory = new Kind(join(temporaryDirectory(), 'state'));
  const value = { a: [1] };
  expect(directory.read('a.json')).toBeUndefined();
  directory.write('a.json', { a: [] });
  directory.write('a.json', value);
  value.a.push(2);
  expect(directory.read('a.json')).toEqual({ a: [1] });
});

it.each(kinds)('%p lists documents, and directories that have some', (Kind) => {
  const directory = new Kind(join(temporaryDirectory(), 'state'));
  expect(directory.list()).toEqual([]);
  directory.child('b').child('c').write('d.json', 1);
  directory.child('empty').read('d.json');
  directory.write('a.json', 1);
  expect(directory.list()).toEqual(['a.json', 'b']);
  expect(directory.child('b').list()).toEqual(['c']);
  expect(directory.child('b').child('c').read('d.json')).toBe(1);
});

it.each(kinds)('%p removes a document, and a directory with all that is in it', (Kind) => {
  const directory = new Kind(join(temporaryDirectory(), 'state'));
  const child = directory.child('a');
  child.write('b.json', 1);
  mkdirSync(join(child.path, 'git'), { recursive: true });
  directory.write('c.json', 1);
  directory.remove('c.json');
  directory.remove('a');
  directory.remove('nothing');
  expect([directory.list(), directory.child('a').list(), existsSync(child.path)]).toEqual([[], [], false]);
});

it('becomes again what it was when it was saved', () => {
  const directory = new MemoryStateDirectory(temporaryDirectory());
  directory.child('a').write('b.json', 1);
  const saved = directory.save();
  directory.child('a').write('b.json', 2);
  directory.child('c').write('d.json', 1);
  directory.load(saved);
  expect([directory.list(), directory.child('a').read('b.json')]).toEqual([['a'], 1]);
  directory.child('a').write('b.json', 3);
  directory.load(saved);
  expect(directory.child('a').read('b.json')).toBe(1);
});
