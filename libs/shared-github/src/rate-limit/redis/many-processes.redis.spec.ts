import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type RateLimits, rateLimits } from '../limits/rate-limits.js';
import { RedisRateLimiter } from './redis.rate-limiter.js';
import type { Finished, Report, Run } from './testing/limited-process.js';
import { connectRedis } from './testing/virtual-redis.js';

const PROCESSES = 8;
const LEASE_MS = 5_000;
const WORKERS = 20;

const url = process.env.TEST_REDIS_URL ?? '';
const fromSource = new URL('../../../../../tools/source/register.mjs', import.meta.url).href;
const script = fileURLToPath(new URL('./testing/limited-process.ts', import.meta.url));
const redis = connectRedis();
let processes: ChildProcess[] = [];

beforeAll(async () => {
  processes = Array.from({ length: PROCESSES }, () =>
    fork(script, {
      env: { ...process.env, NODE_OPTIONS: '' },
      execArgv: ['--import', fromSource, '--conditions', '@project-factory/source'],
    }),
  );
  await Promise.all(processes.map(nextReport));
});

afterAll(() => {
  for (const one of processes) one.kill('SIGKILL');
  redis.disconnect();
});

async function nextReport(child: ChildProcess): Promise<Report> {
  const ended = new AbortController();
  const { signal } = ended;
  const [report] = (await Promise.race([
    once(child, 'message', { signal }),
    once(child, 'exit', { signal }).then(() => [{ failed: 'The process has ended.' }]),
  ])) as [Report];
  ended.abort();
  return report;
}

const wide = {
  requestsPerHour: 1_000_000,
  interactiveReserve: 0,
  concurrentRequests: 100,
  pointsPerMinute: 1_000_000,
  contentPerMinute: 1_000_000,
  contentPerHour: 1_000_000,
};

function start(limits: Partial<RateLimits>, kind: Run['kind']) {
  const installation = `many-${randomUUID()}`;
  const shared = { installation, limits: rateLimits({ ...wide, ...limits }), leaseMs: LEASE_MS };
  const run: Run = { url, ...shared, kind, workers: WORKERS };
  const begin = (child: ChildProcess, own: Partial<Run> = {}) => {
    child.send({ ...run, ...own });
    return nextReport(child);
  };
  /** What the store itself makes of it. */
  const stored = async () => {
    const limiter = new RedisRateLimiter({
      ...shared,
      redis: redis.duplicate(),
      readBudget: async () => ({}),
      onChange: () => undefined,
    });
    const { usage, underWay } = await limiter.inspect();
    await limiter.close();
    return { used: usage.requestsPerHour.reduce((sum, { amount }) => sum + amount, 0), underWay: underWay.requests };
  };
  return { begin, stored, observed: () => observe(installation) };
}

/** What the processes have written down, in the order of Redis' own clock. */
async function observe(installation: string): Promise<{ went: number; mostUnderWay: number; notEnded: number }> {
  const ends = new Map<string, number>();
  let went = 0;
  let mostUnderWay = 0;
  for (const [id, [event, lease = '', , admittedAt]] of await redis.xrange(installation, '-', '+')) {
    const now = Number(id.split('-')[0]);
    if (event === 'end') ends.delete(lease);
    else {
      went += 1;
      ends.set(lease, Number(admittedAt) + LEASE_MS);
      mostUnderWay = Math.max(mostUnderWay, [...ends.values()].filter((end) => end > now).length);
    }
  }
  await redis.del(installation);
  return { went, mostUnderWay, notEnded: ends.size };
}

it.each<[string, Partial<RateLimits>, Run['kind'], string, number]>([
  // The question how things stand was a point, too.
  ['points', { pointsPerMinute: 901 }, 'write', 'points', 180],
  ['content a minute', { contentPerMinute: 80 }, 'content', 'content_per_minute', 80],
  ['content an hour', { contentPerHour: 500 }, 'content', 'content_per_hour', 500],
])('lets exactly as many go as the limit of %s has room for', async (_name, limits, kind, reason, most) => {
  const { begin, stored, observed } = start(limits, kind);
  const reports = await Promise.all(processes.map((child) => begin(child)));
  for (const report of reports) expect(report).toMatchObject({ refusedFor: [reason] });
  expect(await observed()).toMatchObject({ went: most, notEnded: 0 });
  expect(await stored()).toEqual({ used: most, underWay: 0 });
});

it('goes over no limit though processes are killed, and has back in time what they held', async () => {
  const { begin, stored, observed } = start({ requestsPerHour: 10_000 }, 'read');
  const [one, other, ...others] = processes as [ChildProcess, ChildProcess, ...ChildProcess[]];
  const doomed = [one, other].map(async (child) => {
    expect(await begin(child, { hangsAfter: 100 })).toBe('hung');
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  const reports = await Promise.all(others.map((child) => begin(child)));
  await Promise.all(doomed);

  for (const report of reports) expect(report).toMatchObject({ refusedFor: ['primary'] });
  expect((reports as Finished[]).flatMap(({ waitedFor }) => waitedFor)).toContain('concurrency');
  const { went, mostUnderWay, notEnded } = await observed();
  expect(went).toBe(10_000);
  expect(mostUnderWay).toBeLessThanOrEqual(100);
  expect(notEnded).toBe(2 * WORKERS);
  let left = await stored();
  while (left.underWay > 0) left = await stored();
  expect(left).toEqual({ used: 10_000, underWay: 0 });
});
