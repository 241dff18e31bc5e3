import { expect, it } from '@jest/globals';
import { requestDifferences } from './request-differences.js';
import type { ProjectRequest } from './project-request.js';

const request: ProjectRequest = {
  name: 'shop',
  description: 'Sells things',
  template: 'service',
  answers: { language: 'typescript', port: 3000 },
  spec: { team: 'checkout' },
  secretNames: ['A', 'B'],
  sealedSecrets: 'b25l',
};

it('finds no difference between a request and the same one, sealed anew and written in another order', () => {
  const again: ProjectRequest = {
    ...request,
    answers: { port: 3000, language: 'typescript', unset: undefined },
    secretNames: ['B', 'A'],
    sealedSecrets: 'dHdv',
    workflow: undefined,
  };

  expect(requestDifferences(request, again)).toEqual([]);
});

it('names every field that differs', () => {
  const other: ProjectRequest = {
    ...request,
    answers: { ...request.answers, port: 3001 },
    secretNames: ['A'],
    workflow: { file: 'ci.yml', inputs: {} },
  };

  expect(requestDifferences(request, other).sort()).toEqual(['answers', 'secretNames', 'workflow']);
});
