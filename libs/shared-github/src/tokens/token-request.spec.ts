import { expect, it } from '@jest/globals';
import { tokenKey, type TokenRequest } from './token-request.js';

const key = (request: TokenRequest) => tokenKey('https://api.github.com', 7, 1, request);

it('is the same whatever the order, and the case of a repository', () => {
  const one = key({ repositories: ['a', 'B'], permissions: { contents: 'write', metadata: 'read' } });
  expect(key({ repositories: ['b', 'A'], permissions: { metadata: 'read', contents: 'write' } })).toBe(one);
});

it('is another for another host, App, installation, repository, permission or level', () => {
  const request: TokenRequest = { repositories: ['a'], permissions: { contents: 'read' } };
  const keys = [
    key(request),
    tokenKey('https://github.example.com/api/v3', 7, 1, request),
    tokenKey('https://api.github.com', 8, 1, request),
    tokenKey('https://api.github.com', 7, 2, request),
    key({ repositories: ['b'], permissions: { contents: 'read' } }),
    key({ repositories: ['a', 'b'], permissions: { contents: 'read' } }),
    key({ repositories: ['a'], permissions: { contents: 'write' } }),
    key({ repositories: ['a'], permissions: { secrets: 'read' } }),
    key({ repositories: ['a', 'contents'] }),
    key({ repositories: ['a'] }),
    key({ permissions: { contents: 'read' } }),
    key({}),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});
