import { expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { pushBody, startGit } from '../../testing/start-git.js';

const noObject = '0'.repeat(40);

async function setup() {
  const started = await startGit();
  const { token, port, simulator } = started;
  const work = await started.clone();
  const before = (await started.head()) ?? '';
  const after = await work.commit('new/file', 'x'.repeat(5000));
  const authorization = `Basic ${Buffer.from(`x:${token}`).toString('base64')}`;
  const headersOf = (service: string) => ({ authorization, 'content-type': `application/x-git-${service}-request` });
  const send = async (body: Buffer, headers: Record<string, string> = {}, service = 'receive-pack') => {
    const url = `http://127.0.0.1:${port}/acme/demo.git/git-${service}`;
    const response = await fetch(url, { method: 'POST', headers: { ...headersOf(service), ...headers }, body });
    return { status: response.status, text: await response.text() };
  };
  const push = pushBody(work, before, after, 'refs/heads/main');
  /** That nothing happened, and that all still works. */
  const expectUnchanged = async () => {
    expect(await started.head()).toBe(before);
    expect(started.leftovers()).toEqual([]);
    expect(await started.faults()).toBe('');
    expect(simulator.calls.map(({ status }) => status)).not.toContain(500);
    expect(await work.git('push', '-q')).toEqual({ code: 0, output: '' });
    expect(await started.head()).toBe(after);
  };
  return { ...started, work, before, after, push, send, headersOf, expectUnchanged };
}

it('takes a push as git sends it', async () => {
  const { send, push, head, after } = await setup();
  expect(await send(push)).toEqual({ status: 200, text: '000eunpack ok\n0017ok refs/heads/main\n0000' });
  expect(await head()).toBe(after);
});

it('takes a push that is compressed', async () => {
  const { send, push, head, after } = await setup();
  expect((await send(gzipSync(push), { 'content-encoding': 'gzip' })).text).toContain('ok refs/heads/main');
  expect(await head()).toBe(after);
});

it('takes a push that is too large for git to send at once', async () => {
  const { work, head, github, faults } = await setup();
  const after = await work.commit('large', randomBytes(3 * 1024 * 1024).toString('latin1'));
  expect(await work.git('push', '-q')).toEqual({ code: 0, output: '' });
  expect(await head()).toBe(after);
  const { body } = await github.get('/repos/acme/demo/git/trees/main');
  expect(body.tree.find(({ path }: { path: string }) => path === 'large').size).toBeGreaterThan(3 * 1024 * 1024);
  expect(await faults()).toBe('');
});

it.each([0.3, 0.7, 0.99])('refuses %d of a push', async (share) => {
  const { send, push, expectUnchanged } = await setup();
  const { status, text } = await send(push.subarray(0, Math.floor(push.length * share)));
  expect(status).toBe(200);
  expect(text).not.toMatch(/\bok refs/);
  await expectUnchanged();
});

it('refuses a pack in which a byte is wrong', async () => {
  const { send, push, expectUnchanged } = await setup();
  const broken = Buffer.from(push);
  broken.writeUInt8(broken.readUInt8(push.length - 40) ^ 0xff, push.length - 40);
  expect((await send(broken)).text).toMatch(/unpack (?!ok)/);
  await expectUnchanged();
});

it('refuses a pack that lacks what its commit needs', async () => {
  const { send, work, before, after, expectUnchanged } = await setup();
  const next = await work.commit('next');
  const [command = Buffer.alloc(0)] = [pushBody(work, before, next, 'refs/heads/main')];
  const pack = pushBody(work, after, next, 'refs/heads/main');
  const head = command.subarray(0, command.indexOf('PACK'));
  expect((await send(Buffer.concat([head, pack.subarray(pack.indexOf('PACK'))]))).text).toContain('ng refs/heads/main');
  await work.git('reset', '-q', '--hard', after);
  await expectUnchanged();
});

it.each([
  ['nothing', ''],
  ['only an end', '0000'],
  ['noise', 'these are not the bytes that git sends'],
  ['a length that is none', 'zzzz'],
  ['a line that is too short', '00ff'],
  ['zeros', '\0'.repeat(5000)],
])('refuses %s at both services', async (_what, text) => {
  const { send, expectUnchanged } = await setup();
  for (const service of ['receive-pack', 'upload-pack']) {
    const answer = await send(Buffer.from(text), {}, service);
    expect([answer.status, answer.text]).toEqual([200, expect.not.stringMatching(/\bok refs/)]);
  }
  await expectUnchanged();
});

it('refuses what is said to be compressed and is not', async () => {
  const { send, push, expectUnchanged } = await setup();
  for (const body of [push, gzipSync(push).subarray(0, 100)]) {
    expect((await send(body, { 'content-encoding': 'gzip' })).text).not.toMatch(/\bok refs/);
  }
  await expectUnchanged();
});

it('refuses another media type', async () => {
  const { send, push, expectUnchanged } = await setup();
  expect((await send(push, { 'content-type': 'application/json' })).status).toBe(415);
  await expectUnchanged();
});

it('refuses a reference that git would not take', async () => {
  const { send, work, after, expectUnchanged } = await setup();
  for (const reference of ['refs/heads/../../HEAD', 'refs/heads/a.lock', 'HEAD', 'refs/heads/a b']) {
    const { text } = await send(pushBody(work, noObject, after, reference));
    expect(text).not.toMatch(/\bok /);
  }
  await expectUnchanged();
});

it.each([
  ['says how much is to come', (length: number) => ({ 'content-length': String(length) })],
  ['does not say how much is to come', () => ({ 'transfer-encoding': 'chunked' })],
])('forgets a client that hangs up in the middle and %s', async (_what, framing) => {
  const { push, port, headersOf, expectUnchanged } = await setup();
  const headers = { ...headersOf('receive-pack'), ...framing(push.length) };
  const request = httpRequest({ port, path: '/acme/demo.git/git-receive-pack', method: 'POST', headers });
  request.on('error', () => undefined);
  request.write(push.subarray(0, push.length / 2));
  await sleep(100);
  request.destroy();
  await sleep(100);
  await expectUnchanged();
});

it('finishes the push of a client that hangs up when all is sent', async () => {
  const { push, port, headersOf, head, after, faults, leftovers } = await setup();
  const headers = { ...headersOf('receive-pack'), 'content-length': String(push.length) };
  const request = httpRequest({ port, path: '/acme/demo.git/git-receive-pack', method: 'POST', headers });
  request.on('error', () => undefined);
  request.end(push);
  await once(request, 'finish');
  await sleep(20);
  request.destroy();
  for (let tries = 0; tries < 100 && (await head()) !== after; tries += 1) await sleep(20);
  expect(await head()).toBe(after);
  expect([await faults(), leftovers()]).toEqual(['', []]);
});

it('refuses files that would be dangerous to check out', async () => {
  const { work, before, send, github, expectUnchanged } = await setup();
  const { output: blob } = await work.git('rev-parse', 'HEAD:new/file');
  const tree = (name: string) => `100644 blob ${blob.trim()}\t${name}`;
  const script = `!printf '%s\\n' '${tree('.GIT')}' | git mktree | xargs git commit-tree -m bad -p ${before}`;
  const { output: commit } = await work.git('-c', `alias.bad=${script}`, 'bad');
  const { text } = await send(pushBody(work, before, commit.trim(), 'refs/heads/bad'));
  expect(text).toMatch(/unpack (?!ok)/);
  expect((await github.get('/repos/acme/demo/git/ref/heads/bad')).status).toBe(404);
  await expectUnchanged();
});
