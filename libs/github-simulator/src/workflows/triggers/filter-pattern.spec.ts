import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { millisecondsOf } from '../../testing/milliseconds-of.js';
import { matchesPatterns } from './filter-pattern.js';

// https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
it.each([
  [['main'], 'main', true],
  [['main'], 'main2', false],
  [['feature/*'], 'feature/a', true],
  [['feature/*'], 'feature/a/b', false],
  [['feature/**'], 'feature/a/b', true],
  [['*'], 'main', true],
  [['*'], 'a/b', false],
  [['**'], 'all/the/branches', true],
  [['*feature'], 'ver-10-feature', true],
  [['v2*'], 'v2.9', true],
  [['v[12].[0-9]+.[0-9]+'], 'v1.10.1', true],
  [['v[12].[0-9]+.[0-9]+'], 'v3.0.0', false],
  [['v1.0'], 'v1x0', false],
  [['*.jsx?'], 'page.js', true],
  [['*.jsx?'], 'page.jsx', true],
  [['**.js'], 'js/index.js', true],
  [['docs/*'], 'docs/file.txt', true],
  [['docs/**/*.md'], 'docs/README.md', true],
  [['**/docs/**'], 'docs/hello.md', true],
  [['**/docs/**'], 'dir/docs/my-file.txt', true],
  [['**/*-post.md'], 'my-post.md', true],
  [['**/migrate-*.sql'], 'db/sept/migrate-v1.sql', true],
  [['*', '!main'], 'main', false],
  [['!main', '*'], 'main', true],
  [['*.md', '!README.md', 'README*'], 'README.doc', true],
  [['+'], 'main', false],
  [['[a'], '[a', true],
  [['a\\*'], 'a*', true],
  [['[b-a]'], 'a', false],
  [['[^a]'], '^', true],
  [['[]'], '[]', true],
  [['a-[0-9]?'], 'a-', true],
  [['v1+'], 'v111', true],
])('says of %j and %j: %j', (patterns, name, expected) => {
  expect(matchesPatterns(patterns, name)).toBe(expected);
});

/** Tries every way, which only short names allow. */
function fits(pattern: string, name: string): boolean {
  const [token = '', repetition = ''] = /^(?:\*\*\/|\*\*|\*|\[ab\]|[ab/])([?+]*)/.exec(pattern) ?? [];
  if (token === '') return pattern === '' && name === '';
  const rest = pattern.slice(token.length);
  const ends = Array.from({ length: name.length + 1 }, (_, end) => end);
  return ends.some((end) => fitsToken(token, repetition, name.slice(0, end)) && fits(rest, name.slice(end)));
}

function fitsToken(token: string, repetition: string, text: string): boolean {
  const one = token.slice(0, token.length - repetition.length);
  if (one === '**/') return text === '' || text.endsWith('/');
  if (one === '**') return true;
  if (one === '*') return !text.includes('/');
  if (text === '') return repetition.includes('?');
  return (text.length === 1 || repetition.includes('+')) && [...text].every((each) => one.includes(each));
}

it('lets through what some way of reading the pattern does', () => {
  const pattern = fc.array(fc.constantFrom('a', 'b', '/', '[ab]', '*', '**', '**/', '?', '+'), { maxLength: 6 });
  const name = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 7 });
  fc.assert(
    fc.property(pattern, name, (tokens, wanted) => {
      expect(matchesPatterns([tokens.join('')], wanted)).toBe(fits(tokens.join(''), wanted));
    }),
    { seed: 2026, numRuns: 5000 },
  );
});

it.each([
  [`${'**/'.repeat(6)}x`, `${'a/'.repeat(100)}b`],
  [`${'**/a/'.repeat(20)}x`, `${'a/'.repeat(200)}b`],
  [`${'*a'.repeat(20)}x`, 'a'.repeat(400)],
  [`${'a?'.repeat(40)}${'a+'.repeat(40)}x`, 'a'.repeat(400)],
  ['['.repeat(200_000), 'a'],
])('is soon done with %j, however many ways there are', async (pattern, name) => {
  expect(await millisecondsOf(() => expect(matchesPatterns([pattern], name)).toBe(false))).toBeLessThan(5000);
});
