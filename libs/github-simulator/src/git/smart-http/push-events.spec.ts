import { expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { appId, publicKey } from '../../testing/app-key.js';
import { git } from '../../testing/git.js';
import { type WorkingCopy, startGit } from '../../testing/start-git.js';
import { receiveWebhooks, webhookSecret as secret } from '../../testing/webhook-receiver.js';

const noObject = '0'.repeat(40);

async function setup() {
  const { url, received } = await receiveWebhooks();
  const started = await startGit({ app: { id: appId, publicKey, webhook: { url, secret } } });
  const { github, simulator } = started;
  /** The moves of references that were reported since it was last asked, by reference. */
  const events = async (): Promise<string[][]> => {
    await simulator.webhooks.settled();
    const bodies = received.splice(0).map(({ body }) => body);
    return bodies.filter(({ ref }) => ref).map(({ ref, before, after }) => [ref, before, after]);
  };
  const put = async (path: string, branch = 'main'): Promise<string> => {
    const wish = { message: path, content: '', branch };
    return (await github.put(`/repos/acme/demo/contents/${path}`, wish)).body.commit?.sha;
  };
  return { ...started, events, put };
}

/** Moves of one branch as a chain: where each one began, the one before ended. */
function chain(moves: readonly string[][], start: string): string[] {
  const next = new Map(moves.map(([, before = '', after = '']) => [before, after]));
  return moves.reduce((path) => [...path, next.get(path.at(-1) ?? '') ?? 'nowhere'], [start]);
}

it('reports what REST does to branches and tags', async () => {
  const { github, events, put, head } = await setup();
  const first = (await head()) ?? '';
  expect(await events()).toEqual([['refs/heads/main', noObject, first]]);
  const second = await put('a');
  expect(await events()).toEqual([['refs/heads/main', first, second]]);
  const refs = '/repos/acme/demo/git/refs';
  await github.post(refs, { ref: 'refs/heads/other', sha: first });
  await github.post(refs, { ref: 'refs/tags/v1', sha: first });
  await github.post(refs, { ref: 'refs/others/x', sha: first });
  expect((await events()).sort()).toEqual([
    ['refs/heads/other', noObject, first],
    ['refs/tags/v1', noObject, first],
  ]);
  await github.send('PATCH', `${refs}/heads/other`, { body: { sha: second } });
  expect(await events()).toEqual([['refs/heads/other', first, second]]);
  await github.send('PATCH', `${refs}/heads/other`, { body: { sha: second } });
  expect(await events()).toEqual([]);
  await github.post('/repos/acme/demo/branches/other/rename', { new_name: 'renamed' });
  expect((await events()).sort()).toEqual([
    ['refs/heads/other', second, noObject],
    ['refs/heads/renamed', noObject, second],
  ]);
  await github.delete(`${refs}/heads/renamed`);
  expect(await events()).toEqual([['refs/heads/renamed', second, noObject]]);
  const { body: file } = await github.get('/repos/acme/demo/contents/a');
  const { body } = await github.delete('/repos/acme/demo/contents/a', { message: 'gone', sha: file.sha });
  expect(await events()).toEqual([['refs/heads/main', second, body.commit.sha]]);
});

it('reports nothing of what did not happen', async () => {
  const { github, events, head } = await setup();
  const sha = (await head()) ?? '';
  await events();
  await github.put('/repos/acme/demo/contents/README.md', { message: 'no sha', content: '' });
  await github.post('/repos/acme/demo/git/refs', { ref: 'refs/heads/main', sha });
  await github.delete('/repos/acme/demo/git/refs/heads/main');
  await github.post('/repos/acme/demo/git/blobs', { content: 'a' });
  expect(await events()).toEqual([]);
});

it('reports what a push changed, each reference once', async () => {
  const { clone, events, head } = await setup();
  const first = (await head()) ?? '';
  const work = await clone();
  await events();
  const second = await work.commit('a');
  await work.git('tag', '-a', 'v1', '-m', 'first');
  const tag = (await work.git('rev-parse', 'v1')).output.trim();
  await work.git('push', '-q', 'origin', 'main', 'v1', `${first}:refs/heads/other`);
  expect((await events()).sort()).toEqual([
    ['refs/heads/main', first, second],
    ['refs/heads/other', noObject, first],
    ['refs/tags/v1', noObject, tag],
  ]);
  await work.git('push', '-q', 'origin', 'main');
  expect(await events()).toEqual([]);
  await work.git('push', '-q', 'origin', ':other', `+${first}:refs/heads/main`);
  expect((await events()).sort()).toEqual([
    ['refs/heads/main', second, first],
    ['refs/heads/other', first, noObject],
  ]);
});

it('reports only the part of a push that git took', async () => {
  const { clone, events, head, put } = await setup();
  const work = await clone();
  const first = (await head()) ?? '';
  await put('elsewhere');
  const mine = await work.commit('a');
  await events();
  expect((await work.git('push', '-q', 'origin', 'main', `${mine}:refs/heads/new`)).code).toBe(1);
  expect(await events()).toEqual([['refs/heads/new', noObject, mine]]);
  expect((await work.git('push', '-q', '--atomic', 'origin', 'main', `${first}:refs/heads/more`)).code).toBe(1);
  expect(await events()).toEqual([]);
});

it('lets one of many win who push to one branch at once', async () => {
  const { clone, events, head, faults, leftovers } = await setup();
  const first = (await head()) ?? '';
  const copies = await Promise.all(Array.from({ length: 4 }, () => clone()));
  await Promise.all(copies.map((work, index) => work.commit(`file-${index}`)));
  await events();
  const results = await Promise.all(copies.map((work) => work.git('push', 'origin', 'main')));
  expect(results.filter(({ code }) => code === 0)).toHaveLength(1);
  for (const { output } of results.filter(({ code }) => code !== 0)) expect(output).toContain('rejected');
  expect(await events()).toEqual([['refs/heads/main', first, await head()]]);
  expect([await faults(), leftovers()]).toEqual(['', []]);
});

it('loses no commit when REST and git write to one branch at once, and reports each once', async () => {
  const { clone, events, head, put, faults, leftovers, simulator } = await setup();
  const first = (await head()) ?? '';
  const copies = await Promise.all(Array.from({ length: 3 }, () => clone()));
  await events();
  const landed: string[] = [];
  const push = async (work: WorkingCopy, path: string) => {
    await work.commit(path);
    while ((await work.git('push', '-q', 'origin', 'main')).code !== 0) {
      await work.git('pull', '-q', '--rebase', 'origin', 'main');
    }
    landed.push(path);
  };
  const writeWithRest = async () => {
    for (let round = 0; round < 15; round += 1) {
      if (await put(`rest-${round}`)) landed.push(`rest-${round}`);
      await sleep(20 * round);
    }
  };
  await Promise.all([...copies.map((work, index) => push(work, `git-${index}`)), writeWithRest()]);
  const last = (await head()) ?? '';
  const directory = simulator.repositories()[0]?.gitDirectory ?? '';
  const files = (await git(directory, 'ls-tree', '-r', '--name-only', last)).output.trim().split('\n');
  expect(files.sort()).toEqual(['README.md', ...landed].sort());
  const moves = await events();
  const path = chain(moves, first);
  expect([path.at(-1), path.length]).toEqual([last, moves.length + 1]);
  expect([await faults(), leftovers()]).toEqual(['', []]);
});
