import { expect, it } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';
import type { Json } from '../testing/test-client.js';

async function setup(creation: Json = { auto_init: true }, options: Parameters<typeof startSimulator>[0] = {}) {
  const started = await startSimulator({ clock: () => Date.UTC(2026, 0, 31), ...options });
  await started.github.post('/orgs/acme/repos', { name: 'demo', ...creation });
  const update = (body: Json) => started.github.send('PATCH', '/repos/acme/demo', { body });
  const get = async () => (await started.github.get('/repos/acme/demo')).body;
  return { ...started, update, get };
}

it('changes what it is told to, and keeps the rest', async () => {
  const { simulator, update, get } = await setup({ description: 'A demo', auto_init: true });
  simulator.clock.advance('10m');
  const { status, body } = await update({
    homepage: 'demo.example',
    private: true,
    has_issues: false,
    is_template: true,
    allow_merge_commit: false,
    delete_branch_on_merge: true,
    squash_merge_commit_title: 'PR_TITLE',
    squash_merge_commit_message: 'BLANK',
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    description: 'A demo',
    homepage: 'demo.example',
    private: true,
    visibility: 'private',
    has_issues: false,
    has_wiki: true,
    is_template: true,
    allow_merge_commit: false,
    allow_squash_merge: true,
    delete_branch_on_merge: true,
    squash_merge_commit_title: 'PR_TITLE',
    squash_merge_commit_message: 'BLANK',
    created_at: '2026-01-31T00:00:00Z',
    updated_at: '2026-01-31T00:10:00Z',
    pushed_at: '2026-01-31T00:00:00Z',
  });
  expect(await get()).toEqual(body);
});

it('takes away what an empty text replaces', async () => {
  const { update } = await setup({ description: 'A demo', homepage: 'https://demo.example' });
  const { body } = await update({ description: '', homepage: '' });
  expect([body.description, body.homepage]).toEqual([null, null]);
});

it('keeps its changes over a restart', async () => {
  const directory = temporaryDirectory();
  const { update } = await setup(undefined, { directory });
  const { body } = await update({ name: 'other', archived: true, allow_rebase_merge: false, has_wiki: false });
  const { github } = await startSimulator({ directory, clock: () => Date.UTC(2026, 0, 31) });
  expect((await github.get('/repos/acme/other')).body).toEqual(body);
});

it('changes the visibility in either word, but not to what it is', async () => {
  const { update } = await setup();
  expect((await update({ visibility: 'private' })).body.private).toBe(true);
  expect((await update({ private: false })).body.visibility).toBe('public');
  const { status, body } = await update({ visibility: 'public' });
  expect([status, body.message]).toEqual([422, 'Visibility is already public.']);
});

it('makes a branch that exists the default branch', async () => {
  const { github, update } = await setup();
  const { body: main } = await github.get('/repos/acme/demo/branches/main');
  const ref = { ref: 'refs/heads/trunk', sha: main.commit.sha };
  await github.post('/repos/acme/demo/git/refs', ref);
  expect((await update({ default_branch: 'trunk' })).body.default_branch).toBe('trunk');
});

it.each([
  [{ auto_init: true }, 'The branch bob was not found. Please push that ref first or create it via the Git Data API.'],
  [{}, 'Cannot update default branch for an empty repository. Please init the repository and push first.'],
])('refuses a default branch that does not exist (%j)', async (creation, message) => {
  const { update, get } = await setup(creation);
  const { status, body } = await update({ default_branch: 'bob', description: 'not taken either' });
  expect(status).toBe(422);
  expect(body).toEqual({
    message: 'Validation Failed',
    errors: [{ resource: 'Repository', field: 'default_branch', code: 'invalid', message }],
    documentation_url: 'https://docs.github.com/rest/repos/repos#update-a-repository',
    status: '422',
  });
  expect((await get()).description).toBeNull();
});

it.each([
  [
    { allow_merge_commit: false, allow_squash_merge: false, allow_rebase_merge: false },
    'Sorry, you need to allow at least one merge strategy. (no_merge_method)',
  ],
  [
    { merge_commit_title: 'MERGE_MESSAGE', merge_commit_message: 'BLANK' },
    'Sorry, invalid setting combination. The following are valid combinations for the merge commit title and message: ' +
      'PR_TITLE and PR_BODY, PR_TITLE and BLANK, MERGE_MESSAGE and PR_TITLE. (invalid_merge_commit_setting_combo)',
  ],
  [
    { squash_merge_commit_message: 'BLANK' },
    'Sorry, invalid setting combination. The following are valid combinations for the squash commit title and message: ' +
      'PR_TITLE and PR_BODY, PR_TITLE and BLANK, PR_TITLE and COMMIT_MESSAGES, COMMIT_OR_PR_TITLE and COMMIT_MESSAGES. ' +
      '(invalid_squash_commit_setting_combo)',
  ],
])('refuses the merge settings %j', async (settings, message) => {
  const { update } = await setup();
  const { status, body } = await update(settings);
  expect([status, body.message]).toEqual([422, 'Validation Failed']);
  expect(body.errors).toEqual([{ resource: 'Repository', field: 'merge_commit_allowed', code: 'invalid', message }]);
});

it('looks at all merge settings, not at one request alone', async () => {
  const { update } = await setup();
  expect((await update({ allow_merge_commit: false, allow_squash_merge: false })).status).toBe(200);
  expect((await update({ allow_rebase_merge: false })).status).toBe(422);
});

it.each([
  [{ visibility: 'internal' }, `For 'properties/visibility', "internal" is not a member of ["public", "private"].`],
  [{ archived: 'yes' }, `For 'properties/archived', "yes" is not a boolean.`],
  [{ name: 1 }, `For 'properties/name', 1 is not a string.`],
  [
    { security_and_analysis: { secret_scanning: { status: 'on' } } },
    `For 'properties/secret_scanning', "on" is not a member of ["enabled", "disabled"].`,
  ],
])('refuses %j', async (wish, reason) => {
  const { update } = await setup();
  const { status, body } = await update(wish);
  expect([status, body.message]).toEqual([422, `Invalid request.\n\n${reason}`]);
});

it('refuses a name that cannot be one, or is taken', async () => {
  const { github, update } = await setup();
  await github.post('/orgs/acme/repos', { name: 'other' });
  const faults = async (name: string) => (await update({ name })).body.errors;
  const taken = {
    resource: 'Repository',
    code: 'custom',
    field: 'name',
    message: 'name already exists on this account',
  };
  expect(await faults('OTHER')).toEqual([taken]);
  expect(await faults('..')).toMatchObject([{ message: 'name is reserved' }]);
  expect(await faults(' ')).toMatchObject([{ code: 'missing_field' }]);
  expect((await update({ description: 'x'.repeat(351) })).body.message).toBe('Validation Failed');
});

it('shows who may administer a repository which security features are on', async () => {
  const { anonymous, update, get } = await setup();
  await update({ security_and_analysis: { secret_scanning: { status: 'enabled' } } });
  expect((await get()).security_and_analysis).toMatchObject({
    secret_scanning: { status: 'enabled' },
    secret_scanning_push_protection: { status: 'disabled' },
  });
  expect((await anonymous.get('/repos/acme/demo')).body).not.toHaveProperty('security_and_analysis');
});

it('lets nothing be changed in an archived repository, but itself be revived or deleted', async () => {
  const { github, update, get } = await setup();
  expect((await update({ archived: true })).body.archived).toBe(true);
  const refused = [
    await update({ description: 'new' }),
    await github.put('/repos/acme/demo/topics', { names: [] }),
    await github.put('/repos/acme/demo/contents/a', { message: 'a', content: '' }),
  ];
  for (const { status, body } of refused) {
    expect([status, body.message]).toEqual([403, 'Repository was archived so is read-only.']);
  }
  expect((await github.get('/repos/acme/demo/contents/README.md')).status).toBe(200);
  expect((await update({ archived: false, description: 'new' })).status).toBe(200);
  expect(await get()).toMatchObject({ archived: false, description: 'new' });
  await update({ archived: true });
  expect((await github.delete('/repos/acme/demo')).status).toBe(204);
});

it('tells the size of what was pushed', async () => {
  const { github, get } = await setup({});
  expect((await get()).size).toBe(0);
  const content = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)).toString('base64');
  await github.put('/repos/acme/demo/contents/a', { message: 'a', content });
  expect((await get()).size).toBeGreaterThan(0);
});

it('changes nothing while another writer holds HEAD', async () => {
  const { simulator, github, update, get } = await setup();
  const before = await get();
  const { body } = await github.get('/repos/acme/demo/git/ref/heads/main');
  await github.post('/repos/acme/demo/git/refs', { ref: 'refs/heads/other', sha: body.object.sha });
  const lock = join(simulator.repositories()[0]?.gitDirectory ?? '', 'HEAD.lock');
  writeFileSync(lock, '');
  const wish = { name: 'renamed', description: 'new', default_branch: 'other' };
  const refused = await update(wish);
  expect([refused.status, refused.body.message]).toEqual([422, 'Reference cannot be updated']);
  expect(await get()).toMatchObject({ name: 'demo', description: before.description, default_branch: 'main' });
  rmSync(lock);
  expect((await update(wish)).body).toMatchObject({ name: 'renamed', description: 'new', default_branch: 'other' });
});

it('leaves HEAD alone when the name that comes with it is taken', async () => {
  const { github, update, get } = await setup();
  const { body } = await github.get('/repos/acme/demo/git/ref/heads/main');
  await github.post('/repos/acme/demo/git/refs', { ref: 'refs/heads/other', sha: body.object.sha });
  await github.post('/orgs/acme/repos', { name: 'taken' });
  expect((await update({ name: 'taken', default_branch: 'other' })).status).toBe(422);
  expect(await get()).toMatchObject({ name: 'demo', default_branch: 'main' });
  expect((await update({ default_branch: 'other' })).body.default_branch).toBe('other');
});
