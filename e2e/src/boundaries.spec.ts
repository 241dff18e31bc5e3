import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const workspace = join(dirname(fileURLToPath(import.meta.url)), '../..');
// The workspace's own configuration. Only what needs types is off: the files that are linted here do not exist.
const eslint = new ESLint({ cwd: workspace, overrideConfig: [tseslint.configs.disableTypeChecked as never] });

const RULES = ['@nx/enforce-module-boundaries', 'no-restricted-syntax', 'no-restricted-imports'];

/** What the boundary rules say of a file that holds just this. */
async function refusals(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(workspace, filePath) });
  const messages = result?.messages ?? [];
  const broken = messages.find(({ fatal }) => fatal);
  if (broken) throw new Error(broken.message);
  return messages.filter(({ ruleId }) => RULES.includes(ruleId ?? '')).map(({ message }) => message);
}

it.each([
  ['a value', `import { GitHubModule } from '@project-factory/shared-github';\nexport const use = GitHubModule;`],
  ['a type', `import type { Repository } from '@project-factory/shared-github';\nexport type Use = Repository;`],
  ['a dynamic import', `export const use = () => import('@project-factory/shared-github');`],
  ['a re-export', `export * from '@project-factory/shared-github';`],
  [
    'a relative path',
    `import { GitHubModule } from '../../../libs/shared-github/src/index.js';\nexport const use = GitHubModule;`,
  ],
  [
    'the simulator',
    `import { createGitHubSimulator } from '@project-factory/github-simulator';\nexport const use = createGitHubSimulator;`,
  ],
  [
    'the mock',
    `import { MockGitHubModule } from '@project-factory/testing-mocks';\nexport const use = MockGitHubModule;`,
  ],
  ['another service', `import { scaffolder } from '@project-factory/scaffolder';\nexport const use = scaffolder;`],
  ['octokit', `import { Octokit } from 'octokit';\nexport const use = Octokit;`],
  ['@octokit/rest', `import { Octokit } from '@octokit/rest';\nexport const use = Octokit;`],
  ['a type of @octokit', `import type { Endpoints } from '@octokit/types';\nexport type Use = Endpoints;`],
  ['@octokit at run time', `export const use = () => import('@octokit/request');`],
])('keeps the API away from GitHub: %s', async (_what, code) => {
  expect(await refusals('apps/api/src/projects/intruder.ts', code)).not.toEqual([]);
});

it.each([
  ['a type in place', `export type Use = import('@project-factory/shared-github').Repository;`],
  ['an octokit type in place', `export type Use = import('@octokit/types').Endpoints;`],
  ['import =', `import use = require('@octokit/request');\nexport { use };`],
  ['a template string', 'export const use = () => import(`@octokit/request`);'],
  ['a computed name', `const name = '@octokit/' + 'request';\nexport const use = () => import(name);`],
  [
    'a require of its own',
    `import { createRequire } from 'node:module';\nexport const use = createRequire(import.meta.url);`,
  ],
])('closes the ways around: %s', async (_what, code) => {
  expect(await refusals('apps/api/src/projects/intruder.ts', code)).not.toEqual([]);
});

it.each(['mts', 'mjs', 'js', 'cts'])('looks at .%s files too', async (ending) => {
  const code = `export * from '@project-factory/shared-github';`;
  expect(await refusals(`apps/api/src/intruder.${ending}`, code)).not.toEqual([]);
});

it('lets no production code import what tests import for it', async () => {
  const code = `export * from './testing/accomplice.js';`;
  expect(await refusals('apps/scaffolder/src/intruder.ts', code)).not.toEqual([]);
});

it('keeps the specs of the queue from GitHub, as the queue itself', async () => {
  const code = `export * from '@project-factory/shared-github';`;
  expect(await refusals('libs/shared-queue/src/intruder.spec.ts', code)).not.toEqual([]);
});

it('keeps even the specs of the API away from GitHub', async () => {
  const code = `import { GitHubModule } from '@project-factory/shared-github';\nexport const use = GitHubModule;`;
  expect(await refusals('apps/api/src/projects/intruder.spec.ts', code)).not.toEqual([]);
});

it.each([
  ['apps/scaffolder/src/intruder.ts'],
  ['apps/langgraph-tools/src/intruder.ts'],
  ['apps/local/src/intruder.ts'],
  ['libs/shared-queue/src/intruder.ts'],
  ['libs/shared-config/src/intruder.ts'],
  ['libs/github-simulator/src/intruder.ts'],
])('lets only the GitHub library speak Octokit: %s', async (file) => {
  const code = `import { request } from '@octokit/request';\nexport const use = request;`;
  expect(await refusals(file, code)).not.toEqual([]);
});

it.each([
  ['apps/scaffolder/src/intruder.ts'],
  ['apps/langgraph-tools/src/intruder.ts'],
  ['libs/shared-github/src/intruder.ts'],
])('lets no production code import the mock: %s', async (file) => {
  const code = `import { MockGitHubModule } from '@project-factory/testing-mocks';\nexport const use = MockGitHubModule;`;
  expect(await refusals(file, code)).not.toEqual([]);
});

it.each([
  ['libs/shared-queue/src/intruder.ts', '@project-factory/shared-github'],
  ['libs/shared-config/src/intruder.ts', '@project-factory/shared-queue'],
  ['libs/shared-github/src/intruder.ts', '@project-factory/github-simulator'],
  ['libs/github-simulator/src/intruder.ts', '@project-factory/shared-config'],
  ['apps/scaffolder/src/intruder.ts', '@project-factory/api'],
])('lets imports only point down: %s may not import %s', async (file, target) => {
  expect(await refusals(file, `export const use = () => import('${target}');`)).not.toEqual([]);
});

it.each([
  ['apps/api/src/guest.ts', `export * from '@project-factory/shared-queue';`],
  ['apps/scaffolder/src/guest.ts', `export * from '@project-factory/shared-github';`],
  ['apps/scaffolder/src/guest.spec.ts', `export * from '@project-factory/testing-mocks';`],
  ['libs/shared-github/src/guest.ts', `export type * from '@octokit/types';`],
  ['libs/shared-github/src/guest.spec.ts', `export * from '@project-factory/github-simulator';`],
  ['apps/local/src/guest.ts', `export * from '@project-factory/api';`],
])('refuses nothing that is allowed: %s', async (file, code) => {
  expect(await refusals(file, code)).toEqual([]);
});
