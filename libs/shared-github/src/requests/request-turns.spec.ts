import { expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { RateLimitExceededError } from '../errors/rate-limit-exceeded.error.js';
import { GitHubMetrics } from '../metrics/github-metrics.js';
import { type RateLimits, rateLimits } from '../rate-limit/limits/rate-limits.js';
import { costOfRead } from '../rate-limit/limits/request-cost.js';
import { MemoryRateLimiter } from '../rate-limit/memory/memory.rate-limiter.js';
import { WaitingLine } from '../rate-limit/waiting/waiting-line.js';
import { EventTime } from '../testing/event-time.js';
import { type Patience, RequestTurns, type Watch } from './request-turns.js';
import { toGitHubError } from './to-github-error.js';

const ROUTE = 'GET /repos/{owner}/{repo}';

interface Reply {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly message?: string;
}

const good: Reply = { status: 200 };
const refusal = (retryAfterSeconds?: number): Reply => ({
  status: 403,
  headers: {
    'x-github-request-id': '0001:51B:000001',
    ...(retryAfterSeconds && { 'retry-after': String(retryAfterSeconds) }),
  },
  message: 'You have exceeded a secondary rate limit.',
});

/** A GitHub that answers each request with the next reply. */
function setup(replies: Reply[], limits: Partial<RateLimits> = {}) {
  const time = new EventTime();
  const limiter = new MemoryRateLimiter({ limits: rateLimits(limits), leaseMs: 30_000, now: time.now });
  const turns = new RequestTurns(new WaitingLine(limiter, time), {
    clock: time,
    metrics: new GitHubMetrics(new Registry()),
    resource: 'core',
  });
  const start = time.now();
  const sentAfterMs: number[] = [];
  const send = async (watch: Watch) => {
    sentAfterMs.push(time.now() - start);
    const { status, headers, message } = replies[sentAfterMs.length - 1] ?? good;
    watch(new Response(null, { status, headers }));
    if (status < 400) return 'done';
    throw toGitHubError(ROUTE, { status, headers: new Headers(headers), data: { message } });
  };
  const run = (patience: Partial<Patience> = {}, signal?: AbortSignal, route = ROUTE) => {
    const result = turns.run(route, { priority: 'batch', maxWaitMs: Infinity, ...patience }, signal, { send });
    result.catch(() => undefined);
    return result;
  };
  return { time, limiter, turns, run, sentAfterMs };
}

it('sends a request, and tells the limiter that it is over', async () => {
  const { limiter, run, sentAfterMs } = setup([good]);
  expect(await run()).toBe('done');
  expect(sentAfterMs).toEqual([0]);
  expect(limiter.inspect()).toMatchObject({ underWay: { requests: 0 }, usage: { pointsPerMinute: [{ amount: 1 }] } });
});

it('gives back what GitHub does not count', async () => {
  const { limiter, run } = setup([{ status: 304 }]);
  await run();
  expect(limiter.inspect().usage).toMatchObject({ requestsPerHour: [], pointsPerMinute: [{ amount: 1 }] });
});

it('counts a write as one, and as content where it creates some', async () => {
  const { limiter, run } = setup([]);
  await run({}, undefined, 'DELETE /repos/{owner}/{repo}');
  await run({}, undefined, 'POST /orgs/{org}/repos');
  expect(limiter.inspect().usage).toMatchObject({ pointsPerMinute: [{ amount: 10 }], contentPerHour: [{ amount: 1 }] });
});

it('tells the limiter what GitHub says is left', async () => {
  const hour = { 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '20', 'x-ratelimit-reset': '1800000100' };
  const headers = { date: new Date(1_800_000_000_000).toUTCString(), ...hour };
  const { limiter, run } = setup([{ status: 200, headers }]);
  await run();
  expect(limiter.inspect().github).toMatchObject({ limit: 60, used: 40, reset: 1_800_000_100 });
});

it('leaves other errors to the caller, and ends the lease', async () => {
  const { limiter, run, sentAfterMs } = setup([{ status: 404, message: 'Not Found' }]);
  await expect(run()).rejects.toBeInstanceOf(NotFoundError);
  expect(sentAfterMs).toEqual([0]);
  expect(limiter.inspect().underWay.requests).toBe(0);
});

it('counts a request that got no answer', async () => {
  const { limiter, turns } = setup([]);
  const fail = () => Promise.reject(new Error('socket hang up'));
  await expect(turns.run(ROUTE, { priority: 'batch', maxWaitMs: 0 }, undefined, { send: fail })).rejects.toThrow(
    'socket hang up',
  );
  expect(limiter.inspect()).toMatchObject({ underWay: { requests: 0 }, usage: { requestsPerHour: [{ amount: 1 }] } });
});

it('sends again after the pause what GitHub refused for a rate limit', async () => {
  const { time, run, sentAfterMs } = setup([refusal(17), refusal(5), good]);
  const result = run();
  await time.pass(22_000);
  expect(await result).toBe('done');
  expect(sentAfterMs).toEqual([0, 17_000, 22_000]);
});

it('waits for a minute, and then for two, where GitHub names no time', async () => {
  const { time, run, sentAfterMs } = setup([refusal(), refusal(), good]);
  const result = run();
  await time.pass(180_000);
  expect(await result).toBe('done');
  expect(sentAfterMs).toEqual([0, 60_000, 180_000]);
});

it('holds up all others as well', async () => {
  const { time, run, sentAfterMs } = setup([refusal(17)]);
  void run();
  await time.pass(1_000);
  const other = run({ priority: 'interactive' });
  await time.pass(15_999);
  expect(sentAfterMs).toEqual([0]);
  await time.pass(1);
  await other;
  expect(sentAfterMs).toEqual([0, 17_000, 17_000]);
});

it.each([0, 1_000, 16_999])(
  'throws GitHub’s refusal at once when the pause is longer than %d ms',
  async (maxWaitMs) => {
    const { time, run, sentAfterMs, limiter } = setup([refusal(17)]);
    await expect(run({ maxWaitMs })).rejects.toMatchObject({
      code: 'rate_limit_exceeded',
      limit: 'secondary',
      status: 403,
      retryAfterSeconds: 17,
      requestId: '0001:51B:000001',
    });
    expect(sentAfterMs).toEqual([0]);
    expect(limiter.inspect().underWay.requests).toBe(0);
    expect(time.next).toBe(Infinity);
  },
);

it('counts all its waiting against its patience', async () => {
  const { time, run, sentAfterMs } = setup([refusal(17), refusal(17)]);
  const result = run({ maxWaitMs: 33_999 });
  await time.pass(17_000);
  await expect(result).rejects.toMatchObject({ status: 403, retryAfterSeconds: 17 });
  expect(sentAfterMs).toEqual([0, 17_000]);
});

it('throws its own refusal, without a status, when nothing was sent', async () => {
  const { run, sentAfterMs } = setup([good], { pointsPerMinute: 5, concurrentRequests: 1 });
  for (let count = 0; count < 5; count += 1) await run();
  await expect(run({ maxWaitMs: 0 })).rejects.toMatchObject({ limit: 'points', status: undefined });
  expect(sentAfterMs).toHaveLength(5);
});

it('ends the wait after a refusal with the signal’s reason', async () => {
  const { time, run, sentAfterMs } = setup([refusal(17)]);
  const stop = new AbortController();
  const result = run({}, stop.signal);
  await time.pass(1_000);
  stop.abort(new Error('enough'));
  await expect(result).rejects.toThrow('enough');
  await time.pass(60_000);
  expect(sentAfterMs).toEqual([0]);
  expect(time.next).toBe(Infinity);
});

it('gives its turn back when it could not be made ready, and does not take that for GitHub’s refusal', async () => {
  const { limiter, turns } = setup([]);
  let tries = 0;
  const prepare = () => {
    tries += 1;
    return Promise.reject(new RateLimitExceededError({ limit: 'pause', retryAfterSeconds: 600 }));
  };
  const send = () => Promise.reject(new Error('It must not be sent.'));
  const run = turns.run(ROUTE, { priority: 'batch', maxWaitMs: 60_000 }, undefined, { prepare, send });
  await expect(run).rejects.toMatchObject({ limit: 'pause', retryAfterSeconds: 600 });
  expect(tries).toBe(1);
  expect(limiter.inspect()).toMatchObject({
    underWay: { requests: 0 },
    usage: { requestsPerHour: [], pointsPerMinute: [] },
  });
});

it('pauses for a refusal whose body was cut off', async () => {
  const { limiter, turns } = setup([]);
  const send = (watch: Watch) => {
    watch(new Response(null, { status: 429, headers: { 'retry-after': '60' } }));
    return Promise.reject(new GitHubUnavailableError('The answer was cut off.'));
  };
  const run = turns.run(ROUTE, { priority: 'batch', maxWaitMs: 0 }, undefined, { send });
  await expect(run).rejects.toBeInstanceOf(GitHubUnavailableError);
  const [decision] = limiter.decide([{ cost: costOfRead, priority: 'batch' }]);
  expect(decision).toEqual({ reason: 'pause', waitMs: 60_000 });
});
