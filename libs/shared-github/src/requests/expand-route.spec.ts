import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ValidationError } from '../errors/validation.error.js';
import { expandRoute } from './expand-route.js';

const CONTENTS = 'GET /repos/{owner}/{repo}/contents/{path}';

it('puts parameters into path, query and body', () => {
  expect(expandRoute(CONTENTS, { owner: 'acme', repo: 'shop', path: 'docs/a b.md', ref: 'feature/x#1' })).toEqual({
    method: 'GET',
    path: '/repos/acme/shop/contents/docs/a%20b.md?ref=feature%2Fx%231',
    body: undefined,
  });
  expect(expandRoute('POST /orgs/{org}/repos', { org: 'acme', name: 'shop', private: true })).toEqual({
    method: 'POST',
    path: '/orgs/acme/repos',
    body: { name: 'shop', private: true },
  });
});

it.each(['', '..', 'a/../b', 'a//b', '/a', 'a/', './a', 'a\0b', undefined])('refuses the path %j', (path) => {
  expect(() => expandRoute(CONTENTS, { owner: 'acme', repo: 'shop', path })).toThrow(ValidationError);
});

it.each(['..', '.', ''])('refuses the repository %j', (repo) => {
  expect(() => expandRoute('DELETE /repos/{owner}/{repo}', { owner: 'acme', repo })).toThrow(ValidationError);
});

it('never leads anywhere but where the route says', () => {
  const text = fc.string({ unit: 'binary' });
  const property = fc.property(text, text, (repo, path) => {
    let expanded;
    try {
      expanded = expandRoute(CONTENTS, { owner: 'acme', repo, path });
    } catch (error) {
      expect(error).toBeInstanceOf(ValidationError);
      return;
    }
    const { pathname, search, hash } = new URL(`https://api.github.com${expanded.path}`);
    expect([search, hash]).toEqual(['', '']);
    expect(pathname.split('/').slice(0, 3)).toEqual(['', 'repos', 'acme']);
    expect(decodeURIComponent(pathname.split('/')[3] ?? '')).toBe(repo);
    expect(pathname.split('/')[4]).toBe('contents');
    expect(decodeURIComponent(pathname.split('/').slice(5).join('/'))).toBe(path);
  });
  fc.assert(property, { numRuns: 500 });
});
