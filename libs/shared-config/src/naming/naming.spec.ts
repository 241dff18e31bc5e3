import { expect, it } from '@jest/globals';
import { repositoryNameFault } from './repository-name.js';
import { MAX_SECRET_BYTES, secretNameFault, secretValueFault } from './secret.js';

it.each(['todo-service', 'a', 'A.b_c-1', '.github', 'x'.repeat(100)])('takes the repository name %s', (name) => {
  expect(repositoryNameFault(name)).toBeUndefined();
});

it.each(['', 'has space', 'a/b', '..', '.', 'ümlaut', 'x'.repeat(101), 'site.git', 'site.WIKI', 'a\0b'])(
  'refuses the repository name %j',
  (name) => {
    expect(repositoryNameFault(name)).toEqual(expect.stringMatching(/^may /));
  },
);

it.each(['DATABASE_URL', 'a', '_x', 'X1'])('takes the secret name %s', (name) => {
  expect(secretNameFault(name)).toBeUndefined();
});

it.each(['', '1X', 'GITHUB_TOKEN', 'github_x', 'A-B', 'A B', 'Ä'])('refuses the secret name %j', (name) => {
  expect(secretNameFault(name)).toEqual(expect.stringMatching(/^may /));
});

it('takes a secret of exactly 48 KB, refuses one more byte, and does not repeat it', () => {
  expect(secretValueFault('x'.repeat(MAX_SECRET_BYTES))).toBeUndefined();
  const fault = secretValueFault('é'.repeat(MAX_SECRET_BYTES / 2) + 'z');
  expect(fault).toBe('may have at most 49152 bytes (48 KB), not 49153');
});
