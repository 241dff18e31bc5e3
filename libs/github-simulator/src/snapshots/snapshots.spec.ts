import { expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { git, temporaryDirectory } from '../testing/git.js';
import { seal } from '../testing/seal.js';
import { startSimulator } from '../testing/start-simulator.js';
import { receiveWebhooks, webhookSecret as secret } from '../testing/webhook-receiver.js';
import { appId, publicKey } from '../testing/app-key.js';
import type { GitHubSimulatorOptions } from '../simulator-options.js';

const workflow = 'on: workflow_dispatch\njobs: { build: { steps: [{ run: make }] } }';

/** A simulator with something of everything in it. */
async function setup(options: Partial<GitHubSimulatorOptions> = {}) {
  const started = await startSimulator({ clock: () => Date.UTC(2026, 0, 31), ...options });
  const { github } = started;
  const commit = async (path: string, text: string) => {
    const content = Buffer.from(text).toString('base64');
    return (await github.put(`/repos/acme/demo/contents/${path}`, { message: path, content })).body;
  };
  const putSecret = async (name: string, value: string) => {
    const { body: key } = await github.get('/repos/acme/demo/actions/secrets/public-key');
    const sealed = { encrypted_value: await seal(key.key, value), key_id: key.key_id };
    return github.put(`/repos/acme/demo/actions/secrets/${name}`, sealed);
  };
  const dispatch = () => github.post('/repos/acme/demo/actions/workflows/ci.yml/dispatches', { ref: 'main' });
  await github.post('/orgs/acme/repos', { name: 'demo', description: 'A demo', auto_init: true });
  await commit('.github/workflows/ci.yml', workflow);
  await putSecret('TOKEN', 'hunter2');
  await dispatch();
  return { ...started, commit, putSecret, dispatch };
}

type Demo = Awaited<ReturnType<typeof setup>>;

/** All that can be seen from outside. */
async function look({ github, app, simulator }: Demo) {
  const paths = ['', '/commits', '/contents', '/branches', '/actions/workflows', '/actions/secrets', '/actions/runs'];
  const bodies = await Promise.all(paths.map(async (path) => (await github.get(`/repos/acme/demo${path}`)).body));
  return {
    bodies,
    secret: simulator.secret('acme', 'demo', 'TOKEN'),
    names: simulator.repositories().map(({ fullName }) => fullName),
    organization: (await github.get('/orgs/acme')).body,
    installation: (await app.get('/orgs/acme/installation')).body,
    limit: (await github.get('/rate_limit')).body,
    time: simulator.clock.now(),
  };
}

/** What a simulator keeps its state in. */
const kept: [string, () => Partial<GitHubSimulatorOptions>][] = [
  ['memory', () => ({})],
  ['files', () => ({ directory: temporaryDirectory() })],
];

it.each(kept)('restores everything that can be seen, from %s', async (_kept, options) => {
  const demo = await setup(options());
  const { simulator, github, commit, putSecret, dispatch } = demo;
  const before = await simulator.snapshot();
  const seen = await look(demo);
  await commit('more.txt', 'More');
  await putSecret('TOKEN', 'changed');
  await putSecret('ANOTHER', 'one');
  await dispatch();
  await github.post('/orgs/acme/repos', { name: 'second', auto_init: true });
  await github.send('PATCH', '/repos/acme/demo', { body: { description: 'Changed' } });
  simulator.clock.advance('30m');
  expect(await look(demo)).not.toEqual(seen);
  await simulator.restore(before);
  expect(await look(demo)).toEqual(seen);
});

it.each(kept)('restores a repository that was deleted, and again, from %s', async (_kept, options) => {
  const demo = await setup(options());
  const { simulator, github } = demo;
  const before = await simulator.snapshot();
  const seen = await look(demo);
  for (let round = 0; round < 2; round += 1) {
    await github.delete('/repos/acme/demo');
    expect(simulator.repositories()).toEqual([]);
    await simulator.restore(before);
    const again = await look(demo);
    expect(again).toEqual(seen);
  }
});

it.each(kept)('goes between snapshots in %s, back and forth', async (_kept, options) => {
  const { simulator, commit, github } = await setup(options());
  const one = await simulator.snapshot();
  await commit('two.txt', 'Two');
  const two = await simulator.snapshot();
  const hasTwo = async () => (await github.get('/repos/acme/demo/contents/two.txt')).status === 200;
  await simulator.restore(one);
  expect(await hasTwo()).toBe(false);
  await simulator.restore(two);
  expect(await hasTwo()).toBe(true);
  await simulator.restore(one);
  expect(await hasTwo()).toBe(false);
});

it('leaves a repository that git finds whole, and can be pushed to', async () => {
  const { simulator, commit, token } = await setup();
  const { url } = await simulator.listen();
  const remote = url.replace('http://', `http://x-access-token:${token}@`) + '/acme/demo.git';
  const work = temporaryDirectory();
  const before = await simulator.snapshot();
  await commit('lost.txt', 'Lost');
  await simulator.restore(before);
  await git(work, 'clone', '--quiet', remote, '.');
  expect(readdirSync(work).sort()).toEqual(['.git', '.github', 'README.md']);
  await git(work, 'commit', '--quiet', '--allow-empty', '-m', 'Pushed');
  expect(await git(work, 'push', '--quiet')).toEqual({ code: 0, output: '' });
  const [repository] = simulator.repositories();
  const fsck = await git(repository?.gitDirectory ?? '', 'fsck', '--strict');
  expect(fsck.code).toBe(0);
  await simulator.restore(before);
  const { output } = await git(work, 'ls-remote', '--heads', remote);
  const { output: head } = await git(work, 'rev-parse', 'HEAD');
  expect(output).not.toContain(head.trim());
});

it('restores tokens: those of before are good, those since are not', async () => {
  const { simulator, github, anonymous, mint } = await setup();
  const before = await simulator.snapshot();
  const since = await mint();
  await github.delete('/installation/token');
  expect((await github.get('/repos/acme/demo')).status).toBe(401);
  await simulator.restore(before);
  expect((await github.get('/repos/acme/demo')).status).toBe(200);
  expect((await anonymous.as(since).get('/repos/acme/demo')).status).toBe(401);
});

it('restores what was used of the rate limits', async () => {
  const { simulator, github } = await setup({ limits: { points: 100 } });
  const before = await simulator.snapshot();
  const read = async () => (await github.get('/orgs/acme')).status;
  const until403 = async () => {
    let reads = 0;
    while ((await read()) === 200) reads += 1;
    return reads;
  };
  const reads = await until403();
  expect(await read()).toBe(403);
  await simulator.restore(before);
  expect(await until403()).toBe(reads);
});

it.each(kept)('gives the same ids again, from %s', async (_kept, options) => {
  const { simulator, github } = await setup(options());
  const before = await simulator.snapshot();
  const create = async () => (await github.post('/orgs/acme/repos', { name: 'second' })).body.id;
  const first = await create();
  await simulator.restore(before);
  expect(await create()).toBe(first);
});

it('restores a suspended installation', async () => {
  const { simulator, app, github } = await setup();
  const before = await simulator.snapshot();
  const { body: installation } = await app.get('/orgs/acme/installation');
  await app.send('PUT', `/app/installations/${installation.id}/suspended`);
  expect((await github.get('/repos/acme/demo')).status).toBe(403);
  await simulator.restore(before);
  expect((await github.get('/repos/acme/demo')).status).toBe(200);
});

it('restores the clock, and with it where runs are', async () => {
  const { simulator, github } = await setup();
  const before = await simulator.snapshot();
  expect(before.takenAt).toEqual(new Date(Date.UTC(2026, 0, 31)));
  const status = async () => (await github.get('/repos/acme/demo/actions/runs')).body.workflow_runs[0].status;
  simulator.clock.advance('2s');
  expect(await status()).toBe('completed');
  await simulator.restore(before);
  expect([await status(), simulator.clock.now()]).toEqual(['queued', before.takenAt]);
  simulator.clock.advance('500ms');
  expect(await status()).toBe('in_progress');
});

it('restores deliveries, and goes on delivering', async () => {
  const { url, received } = await receiveWebhooks();
  const { simulator, commit } = await setup({ app: { id: appId, publicKey, webhook: { url, secret } } });
  await simulator.webhooks.settled();
  const before = await simulator.snapshot();
  const told = simulator.webhooks.deliveries;
  await commit('more.txt', 'More');
  await simulator.webhooks.settled();
  await simulator.restore(before);
  expect(simulator.webhooks.deliveries).toEqual(told);
  const count = received.length;
  await commit('again.txt', 'Again');
  await simulator.webhooks.settled();
  expect(received.slice(count).map(({ body }) => body.head_commit.message)).toEqual(['again.txt']);
});

it('restores the lag that was set', async () => {
  const { simulator, github } = await setup();
  const before = await simulator.snapshot();
  simulator.lag('1h');
  expect((await github.get('/repos/acme/demo/contents')).status).toBe(404);
  await simulator.restore(before);
  expect((await github.get('/repos/acme/demo/contents')).status).toBe(200);
});

it('forgets calls, misbehaviours and faults', async () => {
  const { simulator, github, dispatch } = await setup();
  const before = await simulator.snapshot();
  await dispatch();
  await dispatch();
  simulator.faults.add({ operation: '*', fault: 'server-error', times: Infinity });
  expect((await github.get('/orgs/acme')).status).toBe(500);
  expect(() => simulator.assertBehaviour()).toThrow();
  await simulator.restore(before);
  expect([simulator.calls, simulator.misbehaviours]).toEqual([[], []]);
  simulator.assertBehaviour();
  expect((await github.get('/orgs/acme')).status).toBe(200);
  expect(simulator.calls).toHaveLength(1);
});

it('refuses the snapshot of another simulator', async () => {
  const [one, two] = [await startSimulator(), await startSimulator()];
  await expect(two.simulator.restore(await one.simulator.snapshot())).rejects.toThrow(
    'Failed to restore: the snapshot is of another simulator. Take one of this simulator.',
  );
});

it('goes back to the beginning', async () => {
  const { simulator, github } = await setup();
  await simulator.reset();
  expect(simulator.repositories()).toEqual([]);
  expect((await github.get('/orgs/acme')).status).toBe(401);
  expect(simulator.clock.now()).toEqual(new Date(Date.UTC(2026, 0, 31)));
});

it('waits for the requests that run, and mixes nothing', async () => {
  const { simulator, commit, github } = await setup();
  const before = await simulator.snapshot();
  const writes = Array.from({ length: 10 }, (_, index) => commit(`file-${index}`, 'x'));
  const restored = simulator.restore(before);
  const [contents] = await Promise.all([restored.then(() => github.get('/repos/acme/demo/contents')), ...writes]);
  expect(contents.body.map(({ name }: { name: string }) => name)).toEqual(['.github', 'README.md']);
  expect((await commit('after', 'x')).commit.sha).toBeDefined();
});

it('breaks off what a fault keeps waiting; taking a snapshot does not', async () => {
  const { simulator, github } = await setup();
  simulator.faults.add({ operation: 'orgs/get', fault: 'timeout' });
  let isOver = false;
  const hanging = github.get('/orgs/acme').finally(() => (isOver = true));
  hanging.catch(() => undefined);
  await sleep(10);
  const before = await simulator.snapshot();
  expect(isOver).toBe(false);
  await simulator.restore(before);
  await hanging.catch(() => undefined);
  expect(simulator.calls).toEqual([]);
});

it('leaves the state in its directory for the next to open', async () => {
  const directory = temporaryDirectory();
  const demo = await setup({ directory });
  const before = await demo.simulator.snapshot();
  const { bodies } = await look(demo);
  await demo.commit('lost.txt', 'Lost');
  await demo.simulator.restore(before);
  await demo.simulator.close();
  const next = await startSimulator({ directory, clock: () => Date.UTC(2026, 0, 31) });
  expect((await next.github.get('/repos/acme/demo/commits')).body).toEqual(bodies[1]);
  await next.simulator.close();
  expect(readdirSync(directory)).not.toContain('.github-simulator-snapshots');
});

it('is quick', async () => {
  const { simulator } = await setup();
  const before = await simulator.snapshot();
  await simulator.restore(before);
  const startedAt = performance.now();
  for (let round = 0; round < 20; round += 1) await simulator.restore(before);
  expect((performance.now() - startedAt) / 20).toBeLessThan(250);
});
