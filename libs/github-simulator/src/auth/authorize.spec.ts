import { expect, it } from '@jest/globals';
import { allRoutes } from '../operations/all-routes.js';
import { type OperationId, operations } from '../operations/operations.js';
import { startSimulator } from '../testing/start-simulator.js';

async function setup() {
  const started = await startSimulator({ organizations: ['acme', 'other'] });
  const { github } = started;
  await github.post('/orgs/acme/repos', { name: 'closed', private: true });
  await github.post('/orgs/acme/repos', { name: 'open', private: false, auto_init: true });
  const as = async (body: object, organization?: string) =>
    started.anonymous.as(await started.mint(body, organization));
  return { ...started, as };
}

const guarded = (Object.keys(allRoutes) as OperationId[]).filter(
  (id) => operations[id].requirement.includes('=') && operations[id].requirement !== 'metadata=read',
);

it.each(guarded)('refuses %s without the permission', async (id) => {
  const { as } = await setup();
  const github = await as({ permissions: { metadata: 'read' } });
  const { method, path: template, requirement } = operations[id];
  const path = template
    .replace('{org}', 'acme')
    .replace('{owner}/{repo}', 'acme/closed')
    .replace(/\{[^}]*\}/g, 'x');
  const { status, headers, body } = await github.send(method, path);
  expect(status).toBe(403);
  expect(body.message).toBe('Resource not accessible by integration');
  expect(headers.get('x-accepted-github-permissions')).toBe(requirement);
});

it('refuses a write to who may only read', async () => {
  const { as } = await setup();
  const github = await as({ permissions: { contents: 'read' } });
  expect((await github.get('/repos/acme/closed/commits')).status).toBe(409);
  expect((await github.put('/repos/acme/closed/contents/a', {})).status).toBe(403);
});

it('hides a private repository that the token was not given', async () => {
  const { as } = await setup();
  const github = await as({ repositories: ['open'] });
  const { status, body } = await github.get('/repos/acme/closed');
  expect(status).toBe(404);
  expect(body.message).toBe('Not Found');
});

it('shows a public repository to everybody', async () => {
  const { as, anonymous } = await setup();
  const stranger = await as({}, 'other');
  expect((await stranger.get('/repos/acme/open/contents')).status).toBe(200);
  expect((await anonymous.get('/repos/acme/open')).status).toBe(200);
});

it.each(['/orgs/acme/repos', '/repos/acme/open', '/repos/acme/open/contents'])(
  'refuses the App itself at %s, where a token is needed',
  async (path) => {
    const { app } = await setup();
    expect((await app.get(path)).status).toBe(401);
  },
);

it('lets nobody else write to a public repository', async () => {
  const { as, anonymous } = await setup();
  const stranger = await as({}, 'other');
  expect((await stranger.put('/repos/acme/open/contents/a', {})).status).toBe(403);
  expect((await stranger.get('/repos/acme/open/actions/secrets')).status).toBe(403);
  expect((await anonymous.put('/repos/acme/open/contents/a', {})).status).toBe(401);
});

it('hides a private repository from who is not authenticated', async () => {
  const { anonymous } = await setup();
  expect((await anonymous.get('/repos/acme/closed')).status).toBe(404);
});

it('keeps an installation out of other organisations', async () => {
  const { as } = await setup();
  const stranger = await as({}, 'other');
  expect((await stranger.get('/repos/acme/closed')).status).toBe(404);
  expect((await stranger.post('/orgs/acme/repos', { name: 'mine' })).status).toBe(403);
});

it('lists what the token may see', async () => {
  const { as, anonymous, github } = await setup();
  const names = async (client: typeof github) =>
    (await client.get('/orgs/acme/repos')).body.map((r: { name: string }) => r.name);
  expect(await names(github)).toEqual(['open', 'closed']);
  expect(await names(await as({ repositories: ['closed'] }))).toEqual(['open', 'closed']);
  expect(await names(await as({ repositories: ['open'] }))).toEqual(['open']);
  expect(await names(anonymous)).toEqual(['open']);
});
