import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import * as nest from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import * as config from '@project-factory/shared-config';
import type { Seed } from '@project-factory/github-simulator';
import * as github from './index.js';
import { connect, type ConnectOptions, PRIVATE_KEY } from './testing/connect.js';
import { readmeExamples } from './testing/readme/examples.js';
import { runExample } from './testing/readme/run-example.js';
import { typeFaults } from './testing/readme/type-faults.js';
import { virtualTime } from './testing/virtual-time.js';

const examples = readmeExamples(readFileSync(new URL('../README.md', import.meta.url), 'utf8'));
const modules = {
  '@nestjs/common': nest,
  '@project-factory/shared-config': config,
  '@project-factory/shared-github': github,
};
const ambient = `
declare const client: import('@project-factory/shared-github').GitHubAppClient;
declare const privateKey: string;
declare const runId: number;
`;

const CI = `on:
  workflow_dispatch:
    inputs: { environment: { type: string } }
jobs:
  test: { runs-on: x, steps: [{ name: Test, run: npm test }] }
`;
const SHOP: Seed = { repositories: [{ name: 'acme/shop', files: { '.github/workflows/ci.yml': CI } }] };

/** Runs an example against a GitHub in which pauses are over at once. */
async function setup(code: string, { seed, client }: { seed?: Seed; client?: ConnectOptions['client'] } = {}) {
  const { now, sleep } = virtualTime();
  const connection = await connect({
    client: { now, sleep, ...client },
    simulator: { clock: now, ...(seed && { seed }) },
  });
  const globals = { client: connection.client, privateKey: PRIVATE_KEY };
  const run = (more: object = {}) => runExample(code, { modules, globals: { ...globals, ...more } });
  return { ...connection, run };
}

/** The application that an example declares. */
async function start(appModule: unknown): Promise<TestingModule> {
  return Test.createTestingModule({ imports: [appModule as nest.Type] }).compile();
}

interface Shop {
  open(): Promise<unknown>;
}

/** What each example must show, in the order of the README. */
const tests: Readonly<Record<string, (code: string) => Promise<void>>> = {
  '@project-factory/shared-github': async (code) => {
    const { run, simulator } = await setup(code);
    const { AppModule, Shop } = (await run()).declared as { AppModule: object; Shop: nest.Type<Shop> };
    const app = await start(AppModule);
    expect(simulator.calls).toEqual([]);
    await app.get(Shop).open();
    expect(simulator.repositories()).toMatchObject([{ fullName: 'acme/shop', description: 'Sells things' }]);
  },

  'Settings from the environment': async (code) => {
    const { run } = await setup(code, { seed: SHOP });
    const { AppModule } = (await run()).declared as { AppModule: { forRoot(env: NodeJS.ProcessEnv): object } };
    const env = { GITHUB_ORG: 'acme', GITHUB_APP_ID: '7', GITHUB_APP_PRIVATE_KEY: PRIVATE_KEY };
    const app = await start(AppModule.forRoot(env));
    expect(await app.get<github.GitHubAppClient>(github.GitHubAppClient).listRepos()).toHaveLength(1);
  },

  'Without Nest': async (code) => {
    const { run } = await setup(code);
    expect((await run()).printed).toEqual([['https://github.com/acme/shop.git']]);
  },

  Tokens: async (code) => {
    const { run, simulator } = await setup(code, { seed: SHOP });
    const { token } = (await run()).declared;
    const headers = { authorization: `token ${String(token)}` };
    const send = (path: string, init: RequestInit = {}) =>
      simulator.fetch(new Request(`https://api.github.com${path}`, { ...init, headers }));
    const seen = (await (await send('/installation/repositories')).json()) as object;
    expect(seen).toMatchObject({ repositories: [{ full_name: 'acme/shop' }] });
    const body = JSON.stringify({ message: 'Write', content: '' });
    expect((await send('/repos/acme/shop/contents/new', { method: 'PUT', body })).status).toBe(403);
  },

  Repositories: async (code) => {
    const { run, simulator } = await setup(code, { seed: { repositories: [{ name: 'acme/older' }] } });
    const { shop, same, all } = (await run()).declared;
    expect(shop).toMatchObject({ fullName: 'acme/shop', private: true });
    expect(same).toEqual(shop);
    expect(all).toMatchObject([{ name: 'older' }, { name: 'shop' }]);
    expect(simulator.repositories().map(({ name }) => name)).toEqual(['older']);
  },

  Files: async (code) => {
    const { run } = await setup(code, { seed: SHOP });
    const { declared, printed } = await run();
    expect(declared['commit']).toMatch(/^[0-9a-f]{40}$/);
    expect(printed).toEqual([['# Hello\n', 'utf-8'], [['file docs/hello.md']]]);
  },

  Secrets: async (code) => {
    const { run, simulator } = await setup(code, { seed: SHOP });
    const { printed } = await run();
    expect(printed).toEqual([['GITHUB_KEY', expect.stringContaining('GITHUB_')]]);
    expect(simulator.secretNames('acme', 'shop')).toEqual(['DATABASE_URL']);
    expect(simulator.secret('acme', 'shop', 'DATABASE_URL')).toBe('postgres://shop@db/shop');
  },

  'Workflows and their logs': async (code) => {
    const { run, simulator } = await setup(code, { seed: SHOP });
    const steps = [{ name: 'Test', conclusion: 'failure', log: '1 failing' }] as const;
    simulator.runScripts.add({ jobs: [{ name: 'test', steps }] });
    const { declared, printed } = await run();
    expect(declared['run']).toMatchObject({ id: declared['runId'], conclusion: 'failure', event: 'workflow_dispatch' });
    expect(printed).toEqual([
      ['queued'],
      ['in_progress'],
      ['completed'],
      [expect.stringMatching(/^test\tTest\t1 failing$/m)],
    ]);
  },

  'A log of any size': async (code) => {
    const { run, client, simulator } = await setup(code, { seed: SHOP });
    const steps = [{ name: 'Test', log: '1 failing\n'.repeat(12) }];
    simulator.runScripts.add({ jobs: [{ name: 'test', steps }] });
    const runId = await client.triggerWorkflow('shop', 'ci.yml');
    await client.waitForWorkflowRun('shop', runId);
    const { printed, declared } = await run({ runId });
    expect(declared['failures']).toBe(10);
    expect(printed).toEqual(Array.from({ length: 10 }, () => ['test', 'Test', '1 failing']));
  },

  'The latest runs': async (code) => {
    const { run, client } = await setup(code, { seed: SHOP });
    await client.triggerWorkflow('shop', 'ci.yml');
    const id = await client.triggerWorkflow('shop', 'ci.yml');
    expect((await run()).declared['latest']).toMatchObject({ id, event: 'workflow_dispatch' });
  },

  Provisioning: async (code) => {
    const { run, simulator } = await setup(code);
    const { declared } = await run();
    expect(declared['shop']).toMatchObject({ fullName: 'acme/shop' });
    expect(declared['steps']).toEqual([
      'repository: created https://github.com/acme/shop',
      'specification: .project.yaml',
      'secrets: DATABASE_URL',
    ]);
    expect(simulator.secretNames('acme', 'shop')).toEqual(['DATABASE_URL']);
  },

  'When it fails': async (code) => {
    const { run, simulator } = await setup(code, { seed: SHOP });
    const says = async () => (await run()).printed;
    expect(await says()).toEqual([['There is a shop already.']]);
    simulator.faults.add({ operation: 'repos/create-in-org', fault: 'missing-permission', times: Infinity });
    expect(await says()).toEqual([['Grant the App administration=write.']]);
    simulator.faults.clear();
    simulator.faults.add({ operation: 'repos/create-in-org', fault: 'validation-failed' });
    expect(await says()).toEqual([['validation_failed', 422, expect.any(String)]]);
  },

  'Limits and waiting': async (code) => {
    const seed = { repositories: [{ name: 'acme/shop', files: { 'README.md': '# Shop\n' } }] };
    const { run, client } = await setup(code, { seed, client: { rateLimits: { contentPerHour: 2 } } });
    const { declared, printed } = await run();
    expect(declared['page']).toMatchObject({ content: '# Shop\n' });
    expect(printed).toEqual([
      ['2 of 2 left this hour.'],
      [expect.stringMatching(/^Starts about \S+Z, for content_per_hour; done about \S+Z\.$/)],
    ]);
    await client.createOrUpdateFile('shop', 'a', '1', 'Write');
    await client.createOrUpdateFile('shop', 'b', '2', 'Write');
    expect((await run()).printed[0]).toEqual(['0 of 2 left this hour.']);
  },
};

it.each(examples)('README example for "$title"', async ({ title, code }) => {
  const test = tests[title];
  if (!test) throw new Error(`Nothing tests the example under "${title}". Add what it must show to readme.spec.ts.`);
  expect.hasAssertions();
  await test(code);
});

it('tests no example that is not in the README', () => {
  expect(Object.keys(tests)).toEqual(examples.map(({ title }) => title));
});

it('compiles every example of the README', () => {
  expect(typeFaults(examples, import.meta.dirname, ambient)).toEqual([]);
});
