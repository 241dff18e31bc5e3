import { expect, it } from '@jest/globals';
import { temporaryDirectory } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';
import type { Json } from '../testing/test-client.js';

async function setup() {
  const directory = temporaryDirectory();
  const started = await startSimulator({ clock: () => Date.UTC(2026, 0, 31), directory });
  const { github } = started;
  await github.post('/orgs/acme/repos', { name: 'demo', private: true });
  await github.post('/orgs/acme/repos', { name: 'open', private: false });
  const environments = '/repos/acme/demo/environments';
  const put = (name: string, body?: unknown) => github.put(`${environments}/${encodeURIComponent(name)}`, body);
  const get = (name: string) => github.get(`${environments}/${encodeURIComponent(name)}`);
  return { ...started, directory, environments, put, get };
}

it('creates an environment without protection', async () => {
  const { put, get } = await setup();
  const { status, body } = await put('production');
  expect(status).toBe(200);
  expect(body).toEqual({
    id: 4_000_000_001,
    node_id: expect.stringMatching(/^EN_/),
    name: 'production',
    url: 'https://api.github.com/repos/acme/demo/environments/production',
    html_url: 'https://github.com/acme/demo/deployments/activity_log?environments_filter=production',
    created_at: '2026-01-31T00:00:00Z',
    updated_at: '2026-01-31T00:00:00Z',
    can_admins_bypass: true,
    protection_rules: [],
    deployment_branch_policy: null,
  });
  expect((await get('PRODUCTION')).body).toEqual(body);
});

it.each(['review/feature 1', 'a/b/c', 'späti 100%', '?&#+'])('takes the name %j', async (name) => {
  const { put, get, github } = await setup();
  const { status, body } = await put(name);
  expect([status, body.name]).toEqual([200, name]);
  expect((await get(name)).body).toEqual(body);
  expect((await github.get(body.url.replace('https://api.github.com', ''))).body).toEqual(body);
});

it('shows what protects it', async () => {
  const { put } = await setup();
  const { body } = await put('production', {
    wait_timer: 30,
    prevent_self_review: true,
    reviewers: [
      { type: 'User', id: 1 },
      { type: 'Team', id: 2 },
    ],
    deployment_branch_policy: { protected_branches: true, custom_branch_policies: false },
  });
  const rule = { id: expect.any(Number), node_id: expect.stringMatching(/^GA_/) };
  expect(body.protection_rules).toEqual([
    {
      ...rule,
      type: 'required_reviewers',
      prevent_self_review: true,
      reviewers: [
        { type: 'User', reviewer: expect.objectContaining({ id: 1, type: 'User' }) },
        { type: 'Team', reviewer: expect.objectContaining({ id: 2, parent: null }) },
      ],
    },
    { ...rule, type: 'wait_timer', wait_timer: 30 },
    { ...rule, type: 'branch_policy' },
  ]);
  expect(body.deployment_branch_policy).toEqual({ protected_branches: true, custom_branch_policies: false });
});

it('changes what the body says and keeps the rest', async () => {
  const { put, simulator } = await setup();
  const { body: before } = await put('production', { wait_timer: 30, reviewers: [{ type: 'User', id: 1 }] });
  simulator.clock.advance('1m');
  const { body: after } = await put('Production', { reviewers: null, deployment_branch_policy: null });
  expect(after).toMatchObject({
    id: before.id,
    name: 'production',
    created_at: '2026-01-31T00:00:00Z',
    updated_at: '2026-01-31T00:01:00Z',
    protection_rules: [{ type: 'wait_timer', wait_timer: 30 }],
  });
  expect((await put('production', { wait_timer: 0 })).body.protection_rules).toEqual([]);
});

it.each([
  [{ wait: 1 }, 'Invalid request.\n\n"wait" is not a permitted key.'],
  [{ wait_timer: '1' }, 'Invalid request.\n\nFor \'properties/wait_timer\', "1" is not an integer.'],
  [{ wait_timer: null }, "Invalid request.\n\nFor 'properties/wait_timer', nil is not an integer."],
  [
    { wait_timer: 43_201 },
    "Invalid request.\n\nFor 'properties/wait_timer', 43201 must be less than or equal to 43200.",
  ],
  [{ wait_timer: -1 }, "Invalid request.\n\nFor 'properties/wait_timer', -1 must be greater than or equal to 0."],
  [{ reviewers: {} }, "Invalid request.\n\nFor 'properties/reviewers', {} is not an array."],
  [{ reviewers: [1] }, "Invalid request.\n\nFor 'items', 1 is not an object."],
  [{ reviewers: [{ type: 'User' }] }, 'Invalid request.\n\n"id" wasn\'t supplied.'],
  [
    { reviewers: [{ type: 'Bot', id: 1 }] },
    'Invalid request.\n\nFor \'properties/type\', "Bot" is not a member of ["User", "Team"].',
  ],
  [
    { reviewers: Array.from({ length: 7 }, (_, id) => ({ type: 'User', id })) },
    'Invalid request.\n\nNo more than 6 items are allowed; 7 were supplied.',
  ],
  [
    { deployment_branch_policy: { protected_branches: true } },
    'Invalid request.\n\n"custom_branch_policies" wasn\'t supplied.',
  ],
  [
    { deployment_branch_policy: { protected_branches: true, custom_branch_policies: true } },
    'protected_branches and custom_branch_policies cannot have the same value',
  ],
])('refuses %j', async (fields, message) => {
  const { put, get } = await setup();
  const { status, body } = await put('production', fields);
  expect([status, body.message]).toEqual([422, message]);
  expect((await get('production')).status).toBe(404);
});

it('refuses a name of more than 255 characters', async () => {
  const { put } = await setup();
  expect((await put('x'.repeat(255))).status).toBe(200);
  const { status, body } = await put('x'.repeat(256));
  expect([status, body.errors[0].message]).toEqual([422, 'name is too long (maximum is 255 characters)']);
});

it('lists environments, oldest first', async () => {
  const { put, github, environments } = await setup();
  for (const name of ['staging', 'production', 'a/b']) await put(name);
  const { body, headers } = await github.get(`${environments}?per_page=2`);
  expect([body.total_count, body.environments.map(({ name }: Json) => name)]).toEqual([3, ['staging', 'production']]);
  expect(headers.get('link')).toContain('rel="next"');
});

it('deletes an environment', async () => {
  const { put, get, github, environments } = await setup();
  await put('a/b');
  expect((await github.delete(`${environments}/A%2FB`)).status).toBe(204);
  expect((await github.delete(`${environments}/a%2Fb`)).status).toBe(404);
  expect((await get('a/b')).status).toBe(404);
  expect((await github.get(environments)).body).toEqual({ total_count: 0, environments: [] });
});

it('gives an id to one environment only', async () => {
  const { put, github, environments } = await setup();
  const { body: first } = await put('production');
  await github.delete(`${environments}/production`);
  const { body: second } = await put('production');
  const { body: other } = await github.put('/repos/acme/open/environments/production');
  expect([second.id, other.id]).toEqual([first.id + 1, first.id + 2]);
});

it('shows everybody the environments of a public repository', async () => {
  const { github, anonymous, mint, environments } = await setup();
  await github.put('/repos/acme/open/environments/production');
  expect((await anonymous.get('/repos/acme/open/environments/production')).status).toBe(200);
  expect((await anonymous.get(environments)).status).toBe(404);
  const reader = anonymous.as(await mint({ permissions: { environments: 'write', actions: 'read' } }));
  expect((await reader.get(environments)).status).toBe(200);
  expect((await reader.put(`${environments}/production`)).status).toBe(403);
});

it('has them after a restart, and goes on counting', async () => {
  const { put, simulator, directory, environments } = await setup();
  const { body: before } = await put('a/b', { wait_timer: 5 });
  await simulator.close();
  const { github } = await startSimulator({ directory });
  expect((await github.get(`${environments}/a%2Fb`)).body).toEqual(before);
  expect((await github.put(`${environments}/c`)).body.id).toBe(before.id + 1);
});
