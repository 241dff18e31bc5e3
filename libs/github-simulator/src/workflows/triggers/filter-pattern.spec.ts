import { expect, it } from '@jest/globals';
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
])('says of %j and %j: %j', (patterns, name, expected) => {
  expect(matchesPatterns(patterns, name)).toBe(expected);
});
