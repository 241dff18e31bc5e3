import { expect, it } from '@jest/globals';
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createGitHubSimulator } from './create-github-simulator.js';
import type { GitHubSimulatorOptions } from './simulator-options.js';
import { privateKey, publicKey } from './testing/app-key.js';
import { temporaryDirectory } from './testing/git.js';
import { seal } from './testing/seal.js';
import { startSimulator } from './testing/start-simulator.js';

/** A simulator with something in it, whose directory another may open. */
async function setup(options: Partial<GitHubSimulatorOptions> = {}) {
  const directory = temporaryDirectory();
  const started = await startSimulator({ directory, ...options });
  const { github } = started;
  await github.post('/orgs/acme/repos', { name: 'demo', description: 'A demo', private: true, auto_init: true });
  const content = Buffer.from('on: workflow_dispatch').toString('base64');
  await github.put('/repos/acme/demo/contents/.github/workflows/ci.yml', { message: 'CI', content });
  const secrets = '/repos/acme/demo/actions/secrets';
  const { body: key } = await github.get(`${secrets}/public-key`);
  await github.put(`${secrets}/TOKEN`, { encrypted_value: await seal(key.key, 'hunter2'), key_id: key.key_id });
  const wish = { ref: 'main', return_run_details: true };
  const { body: run } = await github.post('/repos/acme/demo/actions/workflows/ci.yml/dispatches', wish);
  // Nothing is closed or flushed: what a killed process leaves is what the next one finds.
  const restart = () => startSimulator({ directory, ...options });
  return { ...started, directory, restart, key, runId: run.workflow_run_id };
}

it('keeps what it answered over a restart', async () => {
  const { github, restart, key, runId } = await setup();
  const paths = ['', '/commits', '/contents', '/branches/main', '/actions/workflows', '/actions/secrets'];
  const read = (client: typeof github) =>
    Promise.all(paths.map(async (path) => (await client.get(`/repos/acme/demo${path}`)).body));
  const before = await read(github);
  const { github: again, simulator } = await restart();
  expect(await read(again)).toEqual(before);
  expect(simulator.secret('acme', 'demo', 'TOKEN')).toBe('hunter2');
  expect((await again.get('/repos/acme/demo/actions/secrets/public-key')).body).toEqual(key);
  expect((await again.get(`/repos/acme/demo/actions/runs/${runId}`)).status).toBe(200);
});

it('goes on with a run, a clock and its ids where it was', async () => {
  const { github, simulator, restart, runId } = await setup({ clock: () => Date.UTC(2026, 0, 31) });
  const status = async (client: typeof github) =>
    (await client.get(`/repos/acme/demo/actions/runs/${runId}`)).body.status;
  simulator.clock.advance('500ms');
  expect(await status(github)).toBe('in_progress');
  const { github: again, simulator: next } = await restart();
  expect(await status(again)).toBe('in_progress');
  next.clock.advance('1s');
  expect(await status(again)).toBe('completed');
  const [first] = next.repositories();
  const { body } = await again.post('/orgs/acme/repos', { name: 'second' });
  expect(body.id).toBe((first?.id ?? 0) + 1);
});

it('does not know the tokens from before a restart', async () => {
  const { token, restart } = await setup();
  const { anonymous } = await restart();
  expect((await anonymous.as(token).get('/repos/acme/demo')).body.message).toBe('Bad credentials');
});

it('forgets what was deleted, and what was never finished', async () => {
  const { github, directory, restart } = await setup();
  await github.post('/orgs/acme/repos', { name: 'half' });
  const half = join(directory, 'repositories', '700000002');
  rmSync(join(half, 'repository.json'));
  await github.delete('/repos/acme/demo');
  const { simulator } = await restart();
  expect(simulator.repositories()).toEqual([]);
  expect(readdirSync(join(directory, 'repositories'))).toEqual([]);
});

it('writes no secret and no token to disk, and lets nobody else read', async () => {
  const { directory, token } = await setup();
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(10);
  for (const { parentPath, name } of files) {
    const file = join(parentPath, name);
    const text = readFileSync(file, 'latin1');
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain(token);
    expect(statSync(file).mode & 0o077).toBe(0);
  }
  expect(statSync(join(directory, 'repositories')).mode & 0o077).toBe(0);
});

it('shares nothing with another simulator', async () => {
  const [one, two] = [await startSimulator(), await startSimulator()];
  await one.github.post('/orgs/acme/repos', { name: 'demo' });
  expect(two.simulator.repositories()).toEqual([]);
  expect((await two.anonymous.as(one.token).get('/orgs/acme')).status).toBe(401);
});

it('gives the same ids to the same requests', async () => {
  const ids = async () => {
    const { github, app } = await startSimulator();
    const { body: repository } = await github.post('/orgs/acme/repos', { name: 'demo' });
    return [repository.id, repository.owner.id, (await app.get('/orgs/acme/installation')).body.id];
  };
  expect(await ids()).toEqual(await ids());
});

it('removes a temporary directory, and brings nothing back', async () => {
  const { simulator, github } = await startSimulator();
  await github.post('/orgs/acme/repos', { name: 'demo', auto_init: true });
  await github.post('/orgs/acme/repos', { name: 'unseen', auto_init: true });
  const [repository, unseen] = simulator.repositories();
  const directory = repository?.gitDirectory ?? '';
  expect(existsSync(directory)).toBe(true);
  await simulator.close();
  expect([directory, unseen?.gitDirectory ?? ''].map((path) => existsSync(dirname(path)))).toEqual([false, false]);
});

it('makes files of a repository of which nobody keeps the state only when git wants them', async () => {
  const { simulator, github } = await startSimulator();
  await github.post('/orgs/acme/repos', { name: 'first', auto_init: true });
  const root = dirname(dirname(simulator.repositories()[0]?.gitDirectory ?? ''));
  const { body } = await github.post('/orgs/acme/repos', { name: 'second', auto_init: true });
  const content = Buffer.from('text').toString('base64');
  await github.put('/repos/acme/second/contents/a.txt', { message: 'Add a', content });
  expect(simulator.files('acme', 'second').map(({ path }) => path)).toEqual(['README.md', 'a.txt']);
  expect((await github.get('/repos/acme/second')).body.size).toBe(1);
  expect(readdirSync(root)).not.toContain(String(body.id));
  expect((await github.get('/repos/acme/second/commits')).body).toHaveLength(2);
  expect(readdirSync(root)).toContain(String(body.id));
  expect((await github.get('/repos/acme/second')).body.size).toBe(1);
});

it('takes either key of the App', async () => {
  const simulator = await createGitHubSimulator({ app: { id: 1, privateKey }, organizations: [] });
  await simulator.close();
});

it.each([
  [{ id: 1 }, 'the App has no key'],
  [{ id: 1, publicKey: 'nonsense' }, "the App's key is not PEM"],
])('refuses the App %j', async (app, message) => {
  await expect(createGitHubSimulator({ app, organizations: [] })).rejects.toThrow(message);
});

it('tells of requests, not of what they carried', async () => {
  const lines: unknown[] = [];
  const { github, token } = await startSimulator({ log: (entry) => lines.push(entry) });
  await github.get('/orgs/acme');
  expect(lines.at(-1)).toEqual({ method: 'GET', path: '/orgs/acme', status: 200, durationMs: expect.any(Number) });
  expect(JSON.stringify(lines)).not.toContain(token);
});

it('runs the example of the README', async () => {
  const simulator = await createGitHubSimulator({ app: { id: 1, publicKey }, organizations: ['acme'] });
  const { url, close } = await simulator.listen();
  expect((await fetch(`${url}/orgs/acme`)).status).toBe(200);
  await close();
  await simulator.close();
});
