import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, expect, it } from '@jest/globals';
import type { GitHubSimulatorOptions } from '@project-factory/github-simulator';
import { RateLimiterUnavailableError } from '../../errors/rate-limiter-unavailable.error.js';
import { GitHubAppClient } from '../../github-app.client.js';
import type { GitHubOptions } from '../../github.options.js';
import { connect, PRIVATE_KEY } from '../../testing/connect.js';
import { startProxy } from './testing/breakable-proxy.js';
import { listenToLogger } from './testing/said.js';

const redisUrl = process.env.TEST_REDIS_URL ?? '';
const fromSource = new URL('../../../../../tools/source/register.mjs', import.meta.url).href;

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Clients of an organisation of their own, each like a process, and a repository that is there. */
async function setup(options: Partial<GitHubOptions> = {}, simulated: Partial<GitHubSimulatorOptions> = {}) {
  const org = `acme-${randomUUID()}`;
  const own = { org, redisUrl, ...options };
  const { client, simulator, sent } = await connect({
    client: own,
    simulator: { organizations: [org], ...simulated },
  });
  const another = () => {
    const other = GitHubAppClient.create({ appId: 7, privateKey: PRIVATE_KEY, retryDelayMs: 1, ...own });
    closers.push(() => other.close());
    return other;
  };
  closers.push(() => client.close());
  /** Past the client, as somebody else would who uses the App. */
  const request = (method: string, path: string, body?: object) => {
    const headers = { authorization: `token ${simulator.installationToken(org)}` };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    return simulator.fetch(new Request(`https://api.github.com${path}`, init));
  };
  expect(await request('POST', `/orgs/${org}/repos`, { name: 'shop' })).toMatchObject({ status: 201 });
  const readPast = () => request('GET', `/repos/${org}/shop`);
  const reads = () => sent().filter((request) => request === `GET /repos/${org}/shop`).length;
  const questions = () => sent().filter((request) => request === 'GET /rate_limit').length;
  return { client, simulator, another, readPast, reads, questions };
}

it('asks GitHub once how things stand, however many clients there are', async () => {
  const { client, another, reads, questions } = await setup();
  const clients = [client, another(), another()];
  await Promise.all(clients.flatMap((one) => [one.getRepo('shop'), one.getRepo('shop')]));
  await another().getRepo('shop');
  expect(reads()).toBe(7);
  expect(questions()).toBe(1);
});

it('starts from what GitHub has counted', async () => {
  const { client, questions, reads, readPast } = await setup({ maxWaitMs: 0 }, { limits: { primary: 60 } });
  // A tenth of the limit is kept for interactive calls.
  for (let count = 0; count < 54; count += 1) await readPast();
  await expect(client.getRepo('shop')).rejects.toMatchObject({ code: 'rate_limit_exceeded', limit: 'primary' });
  await client.getRepo('shop', { priority: 'interactive' });
  expect([questions(), reads()]).toEqual([1, 55]);
});

it('takes a refusal of the question for a pause of all clients', async () => {
  const { client, simulator, another, reads, questions } = await setup({ maxWaitMs: 0 });
  simulator.faults.add({ operation: 'rate-limit/get', fault: 'secondary-rate-limit', retryAfter: 60 });
  for (const one of [client, another()]) {
    await expect(one.getRepo('shop')).rejects.toMatchObject({ code: 'rate_limit_exceeded', limit: 'pause' });
  }
  expect([questions(), reads()]).toEqual([1, 0]);
});

it('stops every client when GitHub refuses one of them', async () => {
  const { client, simulator, another, reads } = await setup({ maxWaitMs: 0 });
  const other = another();
  await client.getRepo('shop');
  await other.getRepo('shop');
  simulator.faults.add({ operation: 'repos/get', fault: 'secondary-rate-limit', retryAfter: 60 });
  await expect(client.getRepo('shop')).rejects.toMatchObject({ code: 'rate_limit_exceeded', status: 403 });
  await expect(other.getRepo('shop')).rejects.toMatchObject({ code: 'rate_limit_exceeded', limit: 'pause' });
  await expect(another().getRepo('shop')).rejects.toMatchObject({ code: 'rate_limit_exceeded', limit: 'pause' });
  expect(reads()).toBe(3);
});

it('goes on with every client when the pause is over', async () => {
  const { client, simulator, another, reads } = await setup();
  const other = another();
  await other.getRepo('shop');
  simulator.faults.add({ operation: 'repos/get', fault: 'secondary-rate-limit', retryAfter: 1, times: 1 });
  await Promise.all([client.getRepo('shop'), other.getRepo('shop')]);
  expect(reads()).toBe(4);
  simulator.assertBehaviour();
});

it.each(['token-not-ready', 'token-revoked'] as const)('asks again when GitHub answers with %s', async (fault) => {
  let later = 0;
  const { client, simulator, questions } = await setup({ now: () => Date.now() + later });
  await client.getOrgToken();
  if (fault === 'token-revoked') later = 60_000;
  simulator.faults.add({ operation: 'rate-limit/get', fault, times: 1 });
  await client.getRepo('shop');
  expect(questions()).toBe(2);
});

it('sends nothing while there is no Redis', async () => {
  const proxy = await startProxy(redisUrl);
  await proxy.cut();
  const said = listenToLogger();
  const { client, reads, questions } = await setup({ redisUrl: proxy.url });
  await expect(client.getRepo('shop')).rejects.toThrow(RateLimiterUnavailableError);
  await expect(client.createOrUpdateFile('shop', 'a.txt', 'a', 'Add')).rejects.toThrow(RateLimiterUnavailableError);
  expect([reads(), questions()]).toEqual([0, 0]);
  expect(said.lines).toHaveLength(1);
});

it('goes on alone while there is no Redis, where it was told to', async () => {
  const proxy = await startProxy(redisUrl);
  await proxy.cut();
  const said = listenToLogger();
  const { client, reads } = await setup({ redisUrl: proxy.url, onStoreOutage: 'local-share', localShare: 0.2 });
  await client.getRepo('shop');
  expect(reads()).toBe(1);
  expect(said.lines).toEqual([expect.stringMatching(/^warn: .* goes on with 0\.2 of the limits\.$/)]);
});

it('lets a process end that has closed its client', async () => {
  const client = new URL('../../github-app.client.ts', import.meta.url).href;
  const code = `
    const { GitHubAppClient } = await import(${JSON.stringify(client)});
    const client = GitHubAppClient.create(JSON.parse(process.env.OPTIONS));
    await client.getBudget();
    await client.close();
    console.log('closed');
  `;
  const options = { org: `acme-${randomUUID()}`, appId: 7, privateKey: PRIVATE_KEY, redisUrl };
  const source = ['--import', fromSource, '--conditions', '@project-factory/source'];
  const child = spawn(process.execPath, [...source, '--input-type=module', '--eval', code], {
    env: { ...process.env, NODE_OPTIONS: '', OPTIONS: JSON.stringify(options) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  closers.push(async () => void child.kill('SIGKILL'));
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(output).toBe('closed\n');
});

it.each<[string, Partial<GitHubOptions>]>([
  ['redisUrl is not the address of a Redis', { redisUrl: 'localhost:6379' }],
  ['redisUrl is not the address of a Redis', { redisUrl: 'http://localhost:6379' }],
  ['onStoreOutage: ignore is neither fail nor local-share', { onStoreOutage: 'ignore' as 'fail' }],
  ['localShare: 0 is not more than 0', { onStoreOutage: 'local-share', localShare: 0 }],
])('refuses options that cannot be meant: %s', (message, options) => {
  const given = { org: 'acme', appId: 7, privateKey: PRIVATE_KEY, redisUrl, ...options };
  expect(() => GitHubAppClient.create(given)).toThrow(message);
});
