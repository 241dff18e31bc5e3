import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { GitHubAppClient } from '../../github-app.client.js';
import { areas } from './areas.js';
import { documentFile } from './document.js';
import { renderDocument } from './render-document.js';

/** What does not reach GitHub, and `issueRepoToken`, which is `getRepoToken` with the token's end. */
const others = ['constructor', 'org', 'within', 'close', 'onApplicationShutdown', 'getBudget', 'issueRepoToken'];

it('stands in docs/client-faults.md as it is. Otherwise: npm run faults', async () => {
  expect(await readFile(documentFile, 'utf8')).toBe(renderDocument());
});

it('has every method that reaches GitHub', () => {
  const methods = Object.getOwnPropertyNames(GitHubAppClient.prototype).filter((name) => !others.includes(name));
  const inTable = areas.flatMap(({ operations }) => operations.map(({ method }) => method.replace(/,.*/, '')));
  expect([...new Set(inTable)].sort()).toEqual(methods.sort());
});
