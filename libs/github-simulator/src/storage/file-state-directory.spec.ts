import { expect, it } from '@jest/globals';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '../testing/git.js';
import { FileStateDirectory } from './file-state-directory.js';
import { Sequences } from './sequences.js';

function setup() {
  const path = join(temporaryDirectory(), 'state');
  return { path, directory: new FileStateDirectory(path) };
}

it('is made with its first file, for its owner only', () => {
  const { path, directory } = setup();
  expect([directory.list(), directory.read('a.json'), existsSync(path)]).toEqual([[], undefined, false]);
  directory.child('below').write('a.json', { a: 1 });
  expect(directory.list()).toEqual(['below']);
  expect(directory.child('below').read('a.json')).toEqual({ a: 1 });
  expect([statSync(path).mode & 0o777, statSync(join(path, 'below/a.json')).mode & 0o777]).toEqual([0o700, 0o600]);
});

it('is made again when somebody removed it', () => {
  const { path, directory } = setup();
  directory.write('a.json', 1);
  rmSync(path, { recursive: true });
  directory.write('b.json', 2);
  expect(directory.list()).toEqual(['b.json']);
});

it('lists no file that is being written', () => {
  const { path, directory } = setup();
  directory.write('a.json', 1);
  writeFileSync(join(path, 'a.json.1-1.tmp'), 'half');
  expect([readdirSync(path).length, directory.list()]).toEqual([2, ['a.json']]);
});

it('says which file it cannot read', () => {
  const { path, directory } = setup();
  directory.write('a.json', 1);
  writeFileSync(join(path, 'a.json'), '{');
  expect(() => directory.read('a.json')).toThrow(`Failed to read the simulator's state in ${join(path, 'a.json')}.`);
});

it('hands out ids that rise, also after a restart', () => {
  const { directory } = setup();
  const sequences = new Sequences(directory);
  const first = sequences.take('repository');
  expect([sequences.take('repository'), new Sequences(directory).take('repository')]).toEqual([first + 1, first + 2]);
});

it('gives no reserved id twice, whether it was taken or not', () => {
  const { directory } = setup();
  const sequences = new Sequences(directory);
  sequences.reserve('repository', 10);
  const first = sequences.take('repository');
  expect(new Sequences(directory).take('repository')).toBe(first + 10);
  for (let taken = 1; taken < 10; taken += 1) expect(sequences.take('repository')).toBe(first + taken);
});
