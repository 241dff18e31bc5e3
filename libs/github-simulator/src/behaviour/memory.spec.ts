import { expect, it } from '@jest/globals';
import { Memory } from './memory.js';

it('remembers the latest of very many', () => {
  const memory = new Memory<number>();
  for (let entry = 0; entry <= 10_000; entry += 1) memory.set(String(entry), entry);
  expect([memory.get('0'), memory.get('1'), memory.get('10000')]).toEqual([undefined, 1, 10_000]);
});

it('takes what is set again for the latest', () => {
  const memory = new Memory<number>();
  memory.set('old', 1);
  for (let entry = 0; entry < 9999; entry += 1) memory.set(String(entry), entry);
  memory.set('old', 2);
  memory.set('new', 3);
  expect([memory.get('old'), memory.get('0')]).toEqual([2, undefined]);
});

it('forgets everything at once', () => {
  const memory = new Memory<number>();
  memory.set('a', 1);
  memory.clear();
  expect(memory.get('a')).toBeUndefined();
});
