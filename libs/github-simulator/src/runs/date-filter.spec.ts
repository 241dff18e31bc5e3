import { expect, it } from '@jest/globals';
import { dateFilter } from './date-filter.js';

const noon = Date.parse('2026-01-31T12:00:00Z');

it.each([
  [undefined, true],
  ['2026-01-31', true],
  ['2026-01-30', false],
  ['>=2026-01-31', true],
  ['>2026-01-31', false],
  ['<=2026-01-31', true],
  ['<2026-01-31', false],
  ['>2026-01-31T11:59:59Z', true],
  ['>2026-01-31T12:00:00Z', false],
  ['<2026-01-31T13:00:00+00:00', true],
  ['2026-01-30..2026-01-31', true],
  ['*..2026-01-30', false],
  ['2026-01-31..*', true],
  ['yesterday', false],
])('says of noon on the 31st that %j is %j', (text, expected) => {
  expect(dateFilter(text)(noon)).toBe(expected);
});
