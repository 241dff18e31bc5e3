import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { monotonicNow, sleep } from '../../clock.js';
import { RateLimiterUnavailableError } from '../../errors/rate-limiter-unavailable.error.js';
import { GitHubMetrics } from '../../metrics/github-metrics.js';
import { createRateLimiter } from '../create-rate-limiter.js';
import { costOfRead } from '../limits/request-cost.js';
import { WaitingLine } from '../waiting/waiting-line.js';
import { type BreakableProxy, startProxy } from './testing/breakable-proxy.js';
import { type OwnRedis, startOwnRedis } from './testing/own-redis.js';
import { listenToLogger } from './testing/said.js';

/** A call that takes longer hangs: a Redis that does not answer costs it 500. */
const HANGS_MS = 2_500;

let server: OwnRedis;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  server = await startOwnRedis();
});

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

afterAll(() => server.stop());

async function setup({ isThere = true } = {}) {
  const proxy = await startProxy(server.url);
  closers.push(() => proxy.close());
  if (!isThere) await proxy.cut();
  const said = listenToLogger();
  const registry = new Registry();
  // The slow start is over after one good answer.
  const options = {
    org: `acme-${randomUUID()}`,
    appId: 7,
    privateKey: '',
    redisUrl: proxy.url,
    maxConcurrentRequests: 2,
  };
  const parts = { metrics: new GitHubMetrics(registry), readBudget: async () => ({}), now: monotonicNow };
  const limiter = createRateLimiter(options, parts);
  closers.push(() => limiter.close());
  const line = new WaitingLine(limiter, { now: monotonicNow, sleep });
  const ask = () => {
    const stop = new AbortController();
    const hangs = sleep(HANGS_MS, stop.signal).then(
      () => 'it hangs',
      () => undefined,
    );
    const request = { cost: costOfRead, priority: 'batch' } as const;
    const outcome = line.acquire(request, { maxWaitMs: 60_000 }).catch((error: unknown) => error);
    return Promise.race([outcome, hangs]).finally(() => stop.abort());
  };
  const go = async () => {
    const lease = await ask();
    expect(lease).toMatchObject({ cost: costOfRead });
    return lease as Awaited<ReturnType<WaitingLine['acquire']>>;
  };
  const up = async () => (await registry.getSingleMetric('github_rate_limiter_store_up')?.get())?.values[0]?.value;
  return { proxy, said, limiter, line, ask, go, up };
}

type Trouble = readonly [
  name: string,
  start: (proxy: BreakableProxy) => unknown,
  end: (proxy: BreakableProxy) => unknown,
];

const config = (name: string, value: number) => () => server.admin.config('SET', name, value);
const troubles: readonly Trouble[] = [
  ['cuts all connections', (proxy) => proxy.cut(), (proxy) => proxy.mend()],
  ['answers slowly', (proxy) => proxy.delay(1_500), (proxy) => proxy.mend()],
  ['says nothing any more', (proxy) => proxy.silence(), (proxy) => proxy.mend()],
  ['is a read-only replica', () => server.admin.replicaof('127.0.0.1', 1), () => server.admin.replicaof('NO', 'ONE')],
  ['has too few replicas', config('min-replicas-to-write', 3), config('min-replicas-to-write', 0)],
  ['is out of memory', config('maxmemory', 1), config('maxmemory', 0)],
];

it.each(troubles)('fails calls while Redis %s, says so once, and goes on by itself', async (_name, start, end) => {
  const { proxy, said, limiter, line, ask, go, up } = await setup();
  line.settle(await go(), { kind: 'answered' });
  const underWay = await go();
  expect(await up()).toBe(1);

  await start(proxy);
  for (let call = 0; call < 5; call += 1) expect(await ask()).toBeInstanceOf(RateLimiterUnavailableError);
  line.settle(underWay, { kind: 'answered' });
  expect(await Promise.all([ask(), ask(), ask()])).toEqual(new Array(3).fill(expect.any(RateLimiterUnavailableError)));
  expect(await up()).toBe(0);
  expect(said.lines).toEqual([expect.stringMatching(/^warn: Redis at .* does not answer \(.+\)\. .* calls fail\.$/)]);

  await end(proxy);
  await said.heard(/answers again/);
  expect(await up()).toBe(1);
  line.settle(await go(), { kind: 'answered' });
  const { underWay: left, usage } = await limiter.inspect();
  expect(left.requests).toBe(0);
  expect(usage.requestsPerHour.reduce((sum, { amount }) => sum + amount, 0)).toBe(3);
  expect(said.lines).toHaveLength(2);
});

it('fails calls while there is no Redis yet, and goes on as soon as there is', async () => {
  const { proxy, said, ask, go } = await setup({ isThere: false });
  const error = await ask();
  expect(error).toBeInstanceOf(RateLimiterUnavailableError);
  expect(error).toMatchObject({ message: expect.stringContaining('ECONNREFUSED') });
  await proxy.mend();
  await said.heard(/answers again/);
  await go();
});

it('does not notice that Redis has lost its scripts', async () => {
  const { said, line, go } = await setup();
  line.settle(await go(), { kind: 'answered' });
  await server.admin.script('FLUSH');
  line.settle(await go(), { kind: 'answered' });
  expect(said.lines).toEqual([]);
});

it('says no password', async () => {
  const proxy = await startProxy(server.url);
  closers.push(() => proxy.close());
  const said = listenToLogger();
  const redisUrl = proxy.url.replace('redis://', 'redis://user:very-secret@');
  const options = { org: 'acme', appId: 7, privateKey: '', redisUrl };
  const parts = { metrics: new GitHubMetrics(new Registry()), readBudget: async () => ({}), now: monotonicNow };
  const limiter = createRateLimiter(options, parts);
  closers.push(() => limiter.close());
  const error = await Promise.resolve(limiter.inspect()).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(RateLimiterUnavailableError);
  expect(said.lines).toHaveLength(1);
  expect(inspect({ error, lines: said.lines }, { depth: null, showHidden: true })).not.toContain('very-secret');
});
