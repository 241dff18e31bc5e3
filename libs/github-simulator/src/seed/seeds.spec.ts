import { expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createGitHubSimulator } from '../create-github-simulator.js';
import { appId, publicKey } from '../testing/app-key.js';
import { git, temporaryDirectory } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';
import { receiveWebhooks } from '../testing/webhook-receiver.js';
import type { Seed } from './seed.js';

const yaml = `
organizations:
  - acme
  - login: umbrella
    repositories: [lab]
  - { login: closed, suspended: true }
users:
  - login: ada
    name: Ada Lovelace
    installed: false
repositories:
  - name: acme/demo
    private: true
    description: A demo
    homepage: https://demo.example
    topics: [demo, seed]
    created_at: 2025-06-01T08:00:00Z
    files:
      README.md: |
        # Demo
      .github/workflows/ci.yml: |
        on: [push, workflow_dispatch]
        jobs: { build: { steps: [{ run: make }] } }
      logo.png: { base64: iVBORw0KGgo= }
      latest: { symlink: README.md }
      bin/run: { executable: "#!/bin/sh\\n" }
    commits:
      - message: Say more
        files: { README.md: More, logo.png: null }
        author: { name: Ada, email: ada@example.org }
        date: 2025-06-02T08:00:00Z
    branches:
      topic: { files: { topic.txt: A topic } }
      same: {}
    secrets: { TOKEN: hunter2 }
    variables: { COLOUR: green }
    environments:
      production: { secrets: { KEY: open }, variables: { LEVEL: "3" } }
  - { name: umbrella/lab, template: true, default_branch: trunk, files: { a: b } }
  - { name: acme/old, archived: true }
org_secrets:
  acme:
    SHARED: everywhere
    SECRET: { value: somewhere, repositories: [demo] }
org_variables:
  acme: { REGION: { value: north, visibility: private } }
faults:
  - { operation: orgs/get, fault: server-error }
clock: 2026-01-31T12:00:00Z
`;

const setup = (seed: Seed | string = yaml) =>
  startSimulator({ organizations: ['acme'], seed, clock: () => Date.UTC(2030, 0, 1) });

it('makes repositories as they are described', async () => {
  const { github } = await setup();
  expect((await github.get('/repos/acme/demo')).body).toMatchObject({
    private: true,
    description: 'A demo',
    homepage: 'https://demo.example',
    topics: ['demo', 'seed'],
    default_branch: 'main',
    created_at: '2025-06-01T08:00:00Z',
    pushed_at: '2025-06-02T08:00:00Z',
    archived: false,
  });
  expect((await github.get('/repos/acme/old')).body).toMatchObject({
    archived: true,
    created_at: '2026-01-31T12:00:00Z',
  });
  expect((await github.get('/repos/umbrella/lab')).body).toMatchObject({ is_template: true, default_branch: 'trunk' });
});

it('makes files of all kinds, and the commits that came after', async () => {
  const { github } = await setup();
  const { body: tree } = await github.get('/repos/acme/demo/git/trees/main?recursive=1');
  const modes = tree.tree.map(({ path, mode }: { path: string; mode: string }) => [path, mode]);
  expect(modes).toEqual([
    ['.github', '040000'],
    ['.github/workflows', '040000'],
    ['.github/workflows/ci.yml', '100644'],
    ['README.md', '100644'],
    ['bin', '040000'],
    ['bin/run', '100755'],
    ['latest', '120000'],
  ]);
  const { body: commits } = await github.get('/repos/acme/demo/commits');
  expect(commits).toMatchObject([
    {
      commit: {
        message: 'Say more',
        author: { name: 'Ada', date: '2025-06-02T08:00:00Z' },
        committer: { name: 'Ada' },
      },
    },
    {
      commit: {
        message: 'Initial commit',
        author: { name: 'project-factory[bot]', date: '2025-06-01T08:00:00Z' },
        committer: { name: 'GitHub' },
      },
    },
  ]);
  const logo = await github.get(`/repos/acme/demo/contents/logo.png?ref=${commits[1].sha}`);
  expect(logo.body.content.trim()).toBe('iVBORw0KGgo=');
});

it('makes branches, from the default branch', async () => {
  const { github } = await setup();
  const heads = async (branch: string) => (await github.get(`/repos/acme/demo/branches/${branch}`)).body.commit;
  const main = await heads('main');
  expect((await heads('same')).sha).toBe(main.sha);
  expect((await heads('topic')).parents).toMatchObject([{ sha: main.sha }]);
  const { body } = await github.get('/repos/acme/demo/contents?ref=topic');
  expect(body.map(({ name }: { name: string }) => name)).toContain('topic.txt');
});

it('makes what git finds whole', async () => {
  const { simulator } = await setup();
  const [repository] = simulator.repositories();
  const { code, output } = await git(repository?.gitDirectory ?? '', 'fsck', '--strict');
  expect([code, output]).toEqual([0, '']);
});

it('makes secrets, variables and environments', async () => {
  const { github, simulator } = await setup();
  expect(simulator.secret('acme', 'demo', 'TOKEN')).toBe('hunter2');
  const repository = '/repos/acme/demo';
  expect((await github.get(`${repository}/actions/variables/COLOUR`)).body.value).toBe('green');
  const environment = `${repository}/environments/production`;
  expect((await github.get(environment)).body.name).toBe('production');
  expect((await github.get(`${environment}/secrets/KEY`)).status).toBe(200);
  expect((await github.get(`${environment}/variables/LEVEL`)).body.value).toBe('3');
});

it('makes secrets and variables of an organisation', async () => {
  const { github } = await setup();
  expect((await github.get('/orgs/acme/actions/secrets')).body.secrets).toMatchObject([
    { name: 'SECRET', visibility: 'selected' },
    { name: 'SHARED', visibility: 'all' },
  ]);
  const { body } = await github.get('/orgs/acme/actions/secrets/SECRET/repositories');
  expect(body.repositories).toMatchObject([{ full_name: 'acme/demo' }]);
  expect((await github.get('/repos/acme/demo/actions/organization-variables')).body.variables).toMatchObject([
    { name: 'REGION', value: 'north' },
  ]);
});

it('makes accounts, and installs the App on them', async () => {
  const { app, anonymous, mint } = await setup();
  const { body } = await app.get('/app/installations');
  expect(body.map(({ account }: { account: { login: string } }) => account.login)).toEqual([
    'acme',
    'umbrella',
    'closed',
  ]);
  expect(body).toMatchObject([{}, { repository_selection: 'selected' }, { suspended_at: '2026-01-31T12:00:00Z' }]);
  expect((await anonymous.get('/users/ada')).body).toMatchObject({ type: 'User', name: 'Ada Lovelace' });
  const umbrella = anonymous.as(await mint({}, 'umbrella'));
  expect((await umbrella.get('/installation/repositories')).body.total_count).toBe(1);
});

it('sets the clock, and the faults', async () => {
  const { simulator, anonymous } = await setup();
  expect(simulator.clock.now()).toEqual(new Date('2026-01-31T12:00:00Z'));
  expect((await anonymous.get('/orgs/acme')).status).toBe(500);
  expect((await anonymous.get('/orgs/acme')).status).toBe(200);
});

it('starts no run and sends no webhook', async () => {
  const { url, received } = await receiveWebhooks();
  const app = { id: appId, publicKey, webhook: { url } };
  const { simulator, github } = await startSimulator({ app, seed: yaml });
  await simulator.webhooks.settled();
  expect(received).toEqual([]);
  expect((await github.get('/repos/acme/demo/actions/runs')).body.total_count).toBe(0);
  expect((await github.get('/repos/acme/demo/actions/workflows')).body.total_count).toBe(1);
});

it('seeds a simulator that is at work', async () => {
  const { simulator, github, anonymous, mint } = await startSimulator();
  await simulator.seed({
    organizations: ['umbrella'],
    repositories: [{ name: 'acme/demo', files: { a: 'b' } }, { name: 'umbrella/lab' }],
  });
  expect((await github.get('/repos/acme/demo/contents/a')).status).toBe(200);
  const umbrella = anonymous.as(await mint({}, 'umbrella'));
  expect((await umbrella.get('/repos/umbrella/lab')).status).toBe(200);
  await simulator.reset();
  expect(simulator.repositories()).toEqual([]);
  expect((await anonymous.get('/orgs/umbrella')).status).toBe(404);
});

it('goes back to its seed', async () => {
  const { simulator, app, anonymous } = await setup();
  const { body: before } = await app.get('/app/installations');
  await anonymous.get('/orgs/acme');
  const [demo] = simulator.repositories();
  const github = anonymous.as(simulator.installationToken('acme'));
  await github.delete('/repos/acme/demo');
  await simulator.reset();
  expect(simulator.repositories()).toHaveLength(3);
  expect(simulator.repositories()[0]).toEqual(demo);
  expect((await anonymous.get('/orgs/acme')).status).toBe(500);
  expect((await app.get('/app/installations')).body).toMatchObject(before);
});

it('seeds a directory once', async () => {
  const directory = temporaryDirectory();
  const open = () => startSimulator({ directory, seed: yaml });
  const first = await open();
  await first.anonymous.as(first.simulator.installationToken('acme')).delete('/repos/acme/old');
  await first.simulator.close();
  const { simulator, anonymous } = await open();
  expect(simulator.repositories().map(({ fullName }) => fullName)).toEqual(['acme/demo', 'umbrella/lab']);
  expect((await anonymous.get('/users/umbrella')).status).toBe(200);
  expect((await anonymous.get('/orgs/acme')).status).toBe(500);
});

it.each<[string, Seed | string]>([
  ['there is no "repos" here. Use clock, organizations,', { repos: [] } as Seed],
  ['repositories: {} is not a list.', 'repositories: {}'],
  ['repositories[0]: name is missing.', { repositories: [{}] } as unknown as Seed],
  ['repositories[0]: there is no "privat" here. Use name, private,', 'repositories: [{ name: acme/a, privat: true }]'],
  ['repositories[0].private: "yes" is neither true nor false.', 'repositories: [{ name: acme/a, private: yes }]'],
  ['repositories[0].name: "demo" is no full name. Write it like acme/demo.', { repositories: [{ name: 'demo' }] }],
  ['repositories[1].name: acme/A is there twice.', { repositories: [{ name: 'acme/a' }, { name: 'acme/A' }] }],
  [
    'repositories[0].name: "acme/a b" is no name for a repository: GitHub would make a-b',
    { repositories: [{ name: 'acme/a b' }] },
  ],
  ['repositories[0].name: there is no account nobody.', { repositories: [{ name: 'nobody/a' }] }],
  ['repositories[0].topics[0]: "Big Topic" is no topic', { repositories: [{ name: 'acme/a', topics: ['Big Topic'] }] }],
  [
    'repositories[0].created_at: "yesterday" is no time.',
    { repositories: [{ name: 'acme/a', created_at: 'yesterday' }] },
  ],
  [
    'repositories[0].description: there are control characters',
    { repositories: [{ name: 'acme/a', description: 'a\nb' }] },
  ],
  [
    'repositories[0].files["../x"]: the path contains a malformed path component.',
    { repositories: [{ name: 'acme/a', files: { '../x': '' } }] },
  ],
  [
    'repositories[0].files["/x"]: the path cannot start with a slash.',
    { repositories: [{ name: 'acme/a', files: { '/x': '' } }] },
  ],
  [
    'repositories[0].files: a cannot be a file, for a/b is below it.',
    { repositories: [{ name: 'acme/a', files: { a: '', 'a/b': '' } }] },
  ],
  [
    'repositories[0].files.x: 7 is no file. Give text, or one of base64, symlink and executable.',
    'repositories: [{ name: acme/a, files: { x: 7 } }]',
  ],
  [
    'repositories[0].files.x: this is not base64.',
    { repositories: [{ name: 'acme/a', files: { x: { base64: '!' } } }] },
  ],
  [
    'repositories[0].branches.main: this is the default branch',
    { repositories: [{ name: 'acme/a', branches: { main: { files: { a: '' } } } }] },
  ],
  [
    'repositories[0].branches.topic: there is no commit to start from. Give files.',
    { repositories: [{ name: 'acme/a', branches: { topic: {} } }] },
  ],
  [
    'repositories[0].branches["a..b"]: this is no name for a branch.',
    { repositories: [{ name: 'acme/a', branches: { 'a..b': { files: { a: '' } } } }] },
  ],
  [
    'repositories[0].branches["main/x"]: there is a branch main',
    { repositories: [{ name: 'acme/a', files: {}, branches: { 'main/x': {} } }] },
  ],
  [
    'repositories[0].default_branch: "a b" is no name for a branch.',
    { repositories: [{ name: 'acme/a', default_branch: 'a b' }] },
  ],
  [
    'repositories[0].secrets.TOKEN: what stands there is not text. Put it in quotes.',
    'repositories: [{ name: acme/a, secrets: { TOKEN: 7 } }]',
  ],
  [
    'repositories[0].secrets["A-B"]: the name may have letters, digits and underscores',
    { repositories: [{ name: 'acme/a', secrets: { 'A-B': '' } }] },
  ],
  [
    'repositories[0].variables.github_x: the name may not start with GITHUB_.',
    { repositories: [{ name: 'acme/a', variables: { github_x: '' } }] },
  ],
  [
    'repositories[0].variables.a: the name is there twice',
    { repositories: [{ name: 'acme/a', variables: { A: '', a: '' } }] },
  ],
  [
    'repositories[0].secrets.A: this is more than 48 KB.',
    { repositories: [{ name: 'acme/a', secrets: { A: 'x'.repeat(50_000) } }] },
  ],
  [
    'repositories[0].commits[0]: message is missing.',
    { repositories: [{ name: 'acme/a', commits: [{}] }] } as unknown as Seed,
  ],
  ['org_secrets.nobody: there is no organisation nobody.', { org_secrets: { nobody: {} } }],
  [
    'org_secrets.acme.A: there is no repository acme/x.',
    { org_secrets: { acme: { A: { value: '', repositories: ['x'] } } } },
  ],
  ['organizations[0]: "a b" is no login', { organizations: ['a b'] }],
  [
    'organizations[0]: acme exists already, and a seed does not change it.',
    { organizations: [{ login: 'acme', suspended: true }] },
  ],
  ['organizations[1]: b is there twice.', { organizations: ['b', 'b'] }],
  [
    'faults[0]: there is no operation orgs/got.',
    { faults: [{ operation: 'orgs/got', fault: 'timeout' }] } as unknown as Seed,
  ],
  ['clock: "noon" is no time. Write it like 2026-01-31T12:00:00Z.', { clock: 'noon' }],
])('complains: %s', async (complaint, seed) => {
  await expect(setup(seed)).rejects.toThrow(complaint);
});

it('lists everything that is wrong', async () => {
  const seed = { repositories: [{ name: 'acme/a', files: { '.git': '' } }], clock: 'noon' };
  await expect(setup(seed)).rejects.toThrow(
    'Failed to seed:\n' +
      '  clock: "noon" is no time. Write it like 2026-01-31T12:00:00Z.\n' +
      '  repositories[0].files[".git"]: the path contains a malformed path component.',
  );
});

it('says where text is not YAML', async () => {
  await expect(setup('a: [')).rejects.toThrow(/^Failed to seed: the text is not YAML\. .* at line 1, column 5/);
});

it('changes nothing when something is wrong', async () => {
  const directory = temporaryDirectory();
  const { simulator } = await startSimulator({ directory, seed: { repositories: [{ name: 'acme/a' }] } });
  const seed: Seed = {
    clock: '2020-01-01T00:00:00Z',
    organizations: ['umbrella'],
    repositories: [{ name: 'acme/b' }, { name: 'acme/a' }],
  };
  await expect(simulator.seed(seed)).rejects.toThrow('Failed to seed: repositories[1].name: acme/a exists already.');
  expect(simulator.repositories()).toHaveLength(1);
  expect(simulator.clock.now().getFullYear()).not.toBe(2020);
  expect(readdirSync(join(directory, 'repositories'))).toHaveLength(1);
});

it('leaves no directory when a first seed is wrong', async () => {
  const organizations = ['acme'];
  const directory = join(temporaryDirectory(), 'state');
  const seed = 'repositories: 7';
  const options = { app: { id: appId, publicKey }, organizations, directory, seed };
  await expect(createGitHubSimulator(options)).rejects.toThrow('Failed to seed: repositories: 7 is not a list.');
  expect(readdirSync(directory)).toEqual(['.github-simulator-hooks']);
});

it('takes nothing at all for an empty seed', async () => {
  const { simulator } = await setup('');
  expect(simulator.repositories()).toEqual([]);
});

it('seeds a thousand repositories in a moment', async () => {
  const repositories = Array.from({ length: 1000 }, (_, index) => ({ name: `acme/repository-${index}` }));
  const startedAt = performance.now();
  const { simulator } = await setup({ repositories });
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  expect(simulator.repositories()).toHaveLength(1000);
});
