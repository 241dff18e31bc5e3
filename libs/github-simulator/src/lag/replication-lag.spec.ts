import { expect, it } from '@jest/globals';
import { git } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';

async function setup(replicationLag?: string | number) {
  const started = await startSimulator({
    clock: () => Date.UTC(2026, 0, 31, 12),
    ...(replicationLag !== undefined && { replicationLag }),
  });
  const { github } = started;
  const create = (name = 'demo') => github.post('/orgs/acme/repos', { name, private: true, auto_init: true });
  const status = async (path: string) => (await github.get(`/repos/acme/demo${path}`)).status;
  return { ...started, create, status };
}

const below = ['/contents/README.md', '/commits', '/branches', '/actions/workflows', '/actions/secrets/public-key'];

it('hides what is below a new repository, and not the repository', async () => {
  const { create, status, github } = await setup('3s');
  expect((await create()).status).toBe(201);
  expect(await status('')).toBe(200);
  expect((await github.get('/orgs/acme/repos')).body).toHaveLength(1);
  for (const path of below) expect([path, await status(path)]).toEqual([path, 404]);
  const { status: written, body } = await github.put('/repos/acme/demo/contents/a', { message: 'a', content: 'YQ==' });
  expect([written, body.message]).toEqual([404, 'Not Found']);
});

it('shows it when the time is over, and not before', async () => {
  const { create, status, simulator } = await setup(3000);
  await create();
  simulator.clock.advance(2999);
  expect(await status('/commits')).toBe(404);
  simulator.clock.advance(1);
  for (const path of below) expect([path, await status(path)]).toEqual([path, 200]);
});

it('hides it from git as well', async () => {
  const { create, simulator, token } = await setup('3s');
  await create();
  const { port } = await simulator.listen();
  const list = () => git('/', 'ls-remote', `http://x-access-token:${token}@127.0.0.1:${port}/acme/demo.git`);
  expect((await list()).output).toContain('not found');
  simulator.clock.advance('3s');
  expect(await list()).toMatchObject({ code: 0, output: expect.stringContaining('refs/heads/main') });
});

it('refuses who may not see the repository just the same', async () => {
  const { create, anonymous, mint, simulator } = await setup('3s');
  await create();
  const reader = anonymous.as(await mint({ permissions: { metadata: 'read' } }));
  expect((await reader.get('/repos/acme/demo/contents')).status).toBe(403);
  expect((await anonymous.get('/repos/acme/demo/contents')).status).toBe(404);
  expect(simulator.repositories()).toHaveLength(1);
});

it('begins and ends when it is told, also for what is there', async () => {
  const { create, status, simulator } = await setup();
  await create();
  expect(await status('/commits')).toBe(200);
  simulator.lag('1m');
  expect(await status('/commits')).toBe(404);
  simulator.lag(0);
  expect(await status('/commits')).toBe(200);
});

it('leaves what is old enough alone', async () => {
  const { create, status, simulator, github } = await setup('10s');
  await create();
  simulator.clock.advance('10s');
  await create('later');
  expect(await status('/commits')).toBe(200);
  expect((await github.get('/repos/acme/later/commits')).status).toBe(404);
});

it.each([-1, NaN, 'soon', ''])('refuses the lag %j', async (lag) => {
  const { simulator } = await setup();
  expect(() => simulator.lag(lag)).toThrow(RangeError);
});
