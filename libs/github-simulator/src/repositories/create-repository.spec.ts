import { expect, it } from '@jest/globals';
import { startSimulator } from '../testing/start-simulator.js';

async function setup() {
  const started = await startSimulator({ clock: () => Date.UTC(2026, 0, 31) });
  const create = (body: unknown) => started.github.post('/orgs/acme/repos', body);
  return { ...started, create };
}

it('creates an empty private repository', async () => {
  const { create, github } = await setup();
  const { status, headers, body } = await create({ name: 'demo', description: 'A demo', private: true });
  expect(status).toBe(201);
  expect(headers.get('location')).toBe('https://api.github.com/repos/acme/demo');
  expect(body).toMatchObject({
    name: 'demo',
    full_name: 'acme/demo',
    description: 'A demo',
    private: true,
    visibility: 'private',
    default_branch: 'main',
    owner: { login: 'acme', type: 'Organization' },
    organization: { login: 'acme' },
    url: 'https://api.github.com/repos/acme/demo',
    html_url: 'https://github.com/acme/demo',
    clone_url: 'https://github.com/acme/demo.git',
    ssh_url: 'git@github.com:acme/demo.git',
    created_at: '2026-01-31T00:00:00Z',
    permissions: { admin: true, push: true, pull: true },
  });
  expect((await github.get('/repos/ACME/Demo')).body).toEqual(body);
  expect((await github.get('/repos/acme/demo/contents')).body.message).toBe('This repository is empty.');
});

it('lists as many keys as GitHub does', async () => {
  const { create } = await setup();
  expect(Object.keys((await create({ name: 'demo' })).body).length).toBeGreaterThan(90);
});

it('makes the first commit when asked to', async () => {
  const { create, github } = await setup();
  await create({ name: 'demo', description: 'A demo', auto_init: true });
  const { text } = await github.get('/repos/acme/demo/contents/README.md', { accept: 'application/vnd.github.raw' });
  expect(text).toBe('# demo\nA demo');
  expect((await github.get('/repos/acme/demo/commits')).body).toMatchObject([
    { commit: { message: 'Initial commit' } },
  ]);
});

it('refuses a name that is taken, in any case', async () => {
  const { create } = await setup();
  await create({ name: 'demo' });
  const { status, body } = await create({ name: 'DEMO' });
  expect(status).toBe(422);
  expect(body).toEqual({
    message: 'Repository creation failed.',
    errors: [{ resource: 'Repository', code: 'custom', field: 'name', message: 'name already exists on this account' }],
    documentation_url: 'https://docs.github.com/rest/repos/repos#create-an-organization-repository',
    status: '422',
  });
});

it('gives a name to one of many who ask at once', async () => {
  const { create } = await setup();
  const answers = await Promise.all(Array.from({ length: 10 }, () => create({ name: 'demo', auto_init: true })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 422)]);
});

it('makes a name of what cannot be one', async () => {
  const { create } = await setup();
  expect((await create({ name: 'my repo/ö!' })).body.name).toBe('my-repo-');
});

it.each(['..', 'demo.git', 'x'.repeat(101), ' '])('refuses the name %j', async (name) => {
  const { create } = await setup();
  expect((await create({ name })).status).toBe(422);
});

it.each([
  [{}, 'Invalid request.\n\n"name" wasn\'t supplied.'],
  [{ name: 1 }, "Invalid request.\n\nFor 'properties/name', 1 is not a string."],
  [{ name: 'x', private: 'yes' }, 'Invalid request.\n\nFor \'properties/private\', "yes" is not a boolean.'],
  [{ name: 'x', description: 'a\nb' }, 'Repository creation failed.'],
])('refuses %j', async (wish, message) => {
  const { create } = await setup();
  const { status, body } = await create(wish);
  expect([status, body.message]).toEqual([422, message]);
});

it('deletes a repository for good', async () => {
  const { create, github } = await setup();
  const { body: first } = await create({ name: 'demo', auto_init: true });
  expect((await github.delete('/repos/acme/demo')).status).toBe(204);
  expect((await github.get('/repos/acme/demo')).status).toBe(404);
  const { body: second } = await create({ name: 'demo' });
  expect(second.id).toBeGreaterThan(first.id);
  expect((await github.get('/repos/acme/demo/commits')).status).toBe(409);
});

it('lists page by page, with links that keep the query', async () => {
  const { create, github } = await setup();
  for (const name of ['a', 'b', 'c', 'd', 'e']) await create({ name });
  const { body, headers } = await github.get('/orgs/acme/repos?per_page=2&page=2&sort=full_name');
  expect(body.map(({ name }: { name: string }) => name)).toEqual(['c', 'd']);
  const page = (number: number) => `<https://api.github.com/orgs/acme/repos?per_page=2&page=${number}&sort=full_name>`;
  expect(headers.get('link')).toBe(
    `${page(1)}; rel="prev", ${page(3)}; rel="next", ${page(3)}; rel="last", ${page(1)}; rel="first"`,
  );
});

it('sets what it is told to', async () => {
  const { create, github } = await setup();
  const { body } = await create({
    name: 'demo',
    visibility: 'private',
    private: false,
    is_template: true,
    has_wiki: false,
    allow_merge_commit: false,
    merge_commit_title: 'PR_TITLE',
    merge_commit_message: 'BLANK',
  });
  expect(body).toMatchObject({
    private: true,
    visibility: 'private',
    is_template: true,
    has_wiki: false,
    has_issues: true,
    allow_merge_commit: false,
    merge_commit_title: 'PR_TITLE',
  });
  expect((await github.get('/repos/acme/demo')).body).toEqual(body);
});

it('refuses to create what nobody could merge into', async () => {
  const { create } = await setup();
  const methods = { allow_merge_commit: false, allow_squash_merge: false, allow_rebase_merge: false };
  const { status, body } = await create({ name: 'demo', ...methods });
  expect([status, body.message]).toEqual([422, 'Repository creation failed.']);
  expect((await create({ name: 'demo', visibility: 'internal' })).status).toBe(422);
});

it.each([['gitignore_template'], ['license_template'], ['team_id'], ['custom_properties']])(
  'says that it does not model %s',
  async (field) => {
    const { create } = await setup();
    const { status, body } = await create({ name: 'demo', [field]: {} });
    expect([status, body.message]).toEqual([501, `The GitHub simulator does not model ${field} of a repository`]);
  },
);
