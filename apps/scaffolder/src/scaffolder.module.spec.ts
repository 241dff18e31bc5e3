import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { GitHubAppClient } from '@project-factory/shared-github';
import {
  generateSealingKeys,
  type ProjectRecord,
  type ProjectRequest,
  ProjectStore,
  ProjectSubmissions,
  sealSecrets,
} from '@project-factory/shared-queue';
import { MockGitHub, mockGitHubEnvironment, MockGitHubModule } from '@project-factory/testing-mocks';
import { GitHubConnectionModule } from './github/github-connection.module.js';
import { ScaffolderModule } from './scaffolder.module.js';

const TEMPLATES = join(dirname(fileURLToPath(import.meta.url)), '../../../templates');
const root = mkdtempSync(join(tmpdir(), 'scaffolder-spec-'));
const templatesDirectory = join(root, 'templates');
cpSync(TEMPLATES, templatesDirectory, { recursive: true });
const sealing = await generateSealingKeys();
const { testing, simulator, make, files, github } = await setup();

afterAll(async () => {
  await testing.close();
  rmSync(root, { recursive: true, force: true });
});

/** One service for all the tests: each makes projects of its own names. */
async function setup() {
  const testing = await Test.createTestingModule({
    imports: [
      ScaffolderModule.forRoot({
        ...mockGitHubEnvironment(),
        DATA_DIRECTORY: join(root, 'data'),
        TEMPLATES_DIRECTORY: templatesDirectory,
        JOB_SEALING_PRIVATE_KEY: sealing.privateKey,
      }),
    ],
  })
    .overrideModule(GitHubConnectionModule)
    .useModule(MockGitHubModule.forRoot({ simulator: { runSchedule: { queuedMs: 1, inProgressMs: 1 } } }))
    .compile();
  await testing.init();
  const { simulator } = testing.get(MockGitHub);
  const make = async (request: Partial<ProjectRequest> & { name: string }): Promise<ProjectRecord> => {
    await testing.get(ProjectSubmissions).submit({
      description: '',
      template: 'node-service',
      answers: {},
      spec: {},
      secretNames: [],
      ...request,
    });
    const store = testing.get(ProjectStore);
    for await (const event of store.events(request.name)) void event;
    const record = await store.get(request.name);
    if (!record) throw new Error('The project is gone.');
    return record;
  };
  const files = (name: string) => {
    const found = simulator.repositories().find((repository) => repository.name === name);
    const list = execFileSync('git', ['ls-tree', '-r', '--name-only', 'main'], {
      cwd: found?.gitDirectory,
      encoding: 'utf8',
    });
    return list.trim().split('\n');
  };
  return { testing, simulator, make, files, github: testing.get(GitHubAppClient) };
}

it('makes a project: repository, specification, secrets, template and first run', async () => {
  const record = await make({
    name: 'shop',
    description: 'Sells "things"',
    answers: { port: 9000 },
    spec: { team: 'core' },
    secretNames: ['KEY'],
    sealedSecrets: await sealSecrets(sealing.publicKey, 'shop', { KEY: 'the value' }),
    workflow: { file: 'ci.yml', inputs: { reason: 'first' } },
  });
  expect(record).toMatchObject({
    state: 'succeeded',
    repository: { fullName: 'acme/shop' },
    workflowRun: { status: 'completed', conclusion: 'success' },
  });
  expect(record.steps.map(({ name, state }) => `${name} ${state}`)).toEqual([
    'check done',
    'repository done',
    'specification done',
    'secrets done',
    'template done',
    'dispatch done',
    'run done',
  ]);
  expect(simulator.secret('acme', 'shop', 'KEY')).toBe('the value');
  expect(files('shop')).toEqual([
    '.github/workflows/ci.yml',
    '.gitignore',
    '.project.yaml',
    'README.md',
    'package.json',
    'src/main.js',
    'src/service.js',
    'src/service.test.js',
  ]);
  expect((await github.getFile('shop', 'src/main.js')).content).toContain('?? 9000)');
  expect((await github.getFile('shop', 'README.md', record.commit)).content).toContain('Sells "things"');
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`project-factory-${process.pid}-`))).toEqual([]);
});

it('makes a project without secrets and without a workflow', async () => {
  expect(await make({ name: 'plain' })).toMatchObject({ state: 'succeeded', steps: expect.any(Array) });
});

it('creates nothing for a template that it does not have, and names those it has', async () => {
  const record = await make({ name: 'no-template', template: 'nothing' });
  expect(record).toMatchObject({
    state: 'failed',
    failure: {
      code: 'TEMPLATE_REFUSED',
      step: 'check',
      message: 'There is no template "nothing". There are: node-service.',
    },
  });
  expect(simulator.repositories().map(({ name }) => name)).not.toContain(record.name);
});

it('creates nothing for answers that the template does not take', async () => {
  const record = await make({ name: 'bad-answers', answers: { port: 'high', colour: 'red' } });
  expect(record.failure?.message).toContain('colour is not asked for, port is not of type int');
  expect(simulator.repositories().map(({ name }) => name)).not.toContain(record.name);
});

it('makes the project when the mistake is mended', async () => {
  await make({ name: 'mended', template: 'nothing' });
  expect(await make({ name: 'mended', template: 'node-service' })).toMatchObject({
    state: 'succeeded',
    template: 'node-service',
  });
});

it('never touches a repository of that name that is not its own', async () => {
  await github.createRepo('taken');
  await github.createOrUpdateFile('taken', 'README.md', 'mine', 'Mine');
  expect(await make({ name: 'taken' })).toMatchObject({
    state: 'failed',
    failure: { code: 'CONFLICT', step: 'repository' },
  });
  expect((await github.getFile('taken', 'README.md')).content).toBe('mine');
});

it('says that secrets were sealed for another project', async () => {
  const sealedSecrets = await sealSecrets(sealing.publicKey, 'elsewhere', { KEY: 'hidden' });
  const record = await make({ name: 'stolen', secretNames: ['KEY'], sealedSecrets });
  expect(record).toMatchObject({ state: 'failed', failure: { code: 'SECRETS_UNREADABLE' } });
  expect(JSON.stringify(record)).not.toContain('hidden');
  expect(simulator.repositories().map(({ name }) => name)).not.toContain(record.name);
});

it('leaves what stands when the first run cannot be started, and says why', async () => {
  const record = await make({ name: 'unstarted', workflow: { file: 'ci.yml', inputs: { colour: 'red' } } });
  expect(record).toMatchObject({ state: 'failed', failure: { code: 'VALIDATION_FAILED', step: 'dispatch' } });
  expect(files('unstarted')).toContain('README.md');
});

it('leaves alone what its team has pushed since, when it is tried again', async () => {
  const request = { name: 'in-use', workflow: { file: 'ci.yml', inputs: { colour: 'red' } } };
  await make(request);
  await github.createOrUpdateFile('in-use', 'src/service.js', 'mine', 'Team fix');
  await github.createOrUpdateFile('in-use', '.project.yaml', 'team: mine', 'Team spec');
  expect(await make(request)).toMatchObject({ failure: { step: 'dispatch' } });
  expect((await github.getFile('in-use', 'src/service.js')).content).toBe('mine');
  expect((await github.getFile('in-use', '.project.yaml')).content).toBe('team: mine');
});

it('creates nothing for a workflow that the template does not bring', async () => {
  const record = await make({ name: 'no-workflow', workflow: { file: 'cd.yml', inputs: {} } });
  expect(record.failure).toMatchObject({
    step: 'check',
    message: 'The template node-service brings no workflow cd.yml. It brings: ci.yml.',
  });
  expect(simulator.repositories().map(({ name }) => name)).not.toContain(record.name);
});

it('reads a template anew for each project', async () => {
  const file = join(templatesDirectory, 'node-service', '.gitignore');
  writeFileSync(file, `${readFileSync(file, 'utf8')}dist/\n`);
  await make({ name: 'fresh' });
  expect((await github.getFile('fresh', '.gitignore')).content).toContain('dist/');
});
