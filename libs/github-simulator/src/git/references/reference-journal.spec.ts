import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { temporaryDirectory } from '../../testing/git.js';
import { createBareRepository } from '../create-bare-repository.js';
import { ReferenceJournal } from './reference-journal.js';
import { ReferenceStore } from './reference-store.js';

const [one = '', two = '', three = ''] = ['1', '2', '3'].map((digit) => digit.repeat(40));

function setup() {
  const directory = join(temporaryDirectory(), 'git');
  createBareRepository(directory, 'main');
  const references = new ReferenceStore(directory);
  references.move('refs/heads/main', one, undefined);
  references.move('refs/heads/old', one, undefined);
  return { references, journal: new ReferenceJournal(references) };
}

it('finds what a push created, moved and deleted', () => {
  const { references, journal } = setup();
  journal.open();
  references.move('refs/heads/main', two, one);
  references.move('refs/heads/old', undefined, one);
  references.move('refs/tags/v1', one, undefined);
  expect(journal.close()).toEqual([
    { name: 'refs/heads/main', from: one, to: two },
    { name: 'refs/heads/old', from: one, to: undefined },
    { name: 'refs/tags/v1', from: undefined, to: one },
  ]);
  journal.open();
  expect(journal.close()).toEqual([]);
});

it('does not find again what another did meanwhile', () => {
  const { references, journal } = setup();
  const move = { name: 'refs/heads/main', from: one, to: two };
  journal.open();
  references.move(move.name, move.to, move.from);
  expect(journal.note(move)).toEqual([move]);
  expect(journal.close()).toEqual([]);
});

it('finds the move of a push before that of another who built on it', () => {
  const { references, journal } = setup();
  journal.open();
  references.move('refs/heads/main', two, one);
  references.move('refs/heads/main', three, two);
  expect(journal.note({ name: 'refs/heads/main', from: two, to: three })).toEqual([
    { name: 'refs/heads/main', from: one, to: two },
    { name: 'refs/heads/main', from: two, to: three },
  ]);
  expect(journal.close()).toEqual([]);
});
