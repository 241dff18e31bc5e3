import { afterEach, expect, it } from '@jest/globals';
import { costOfRead } from '../limits/request-cost.js';
import type { RequestOutcome } from '../request-outcome.js';
import { connectRedis } from './connect-redis.js';
import { startProxy } from './testing/breakable-proxy.js';
import { virtualRedis } from './testing/virtual-redis.js';

const START = 1_800_000_000_000;

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** The store hears of an outcome so many milliseconds after the process did. */
async function toldAfter(ms: number, outcome: RequestOutcome) {
  const proxy = await startProxy(process.env.TEST_REDIS_URL ?? '');
  let back: () => void = () => undefined;
  const isBack = new Promise<void>((resolve) => (back = resolve));
  const { another, setClock, close } = await virtualRedis(
    {},
    { now: START, leaseMs: 600_000, onChange: (isUp) => isUp && back() },
  );
  closers.push(close, () => proxy.close());
  const limiter = another({}, connectRedis(proxy.url));
  const [made] = await limiter.decide([{ cost: costOfRead, priority: 'batch' }]);
  await proxy.cut();
  if (made && 'lease' in made) limiter.settle(made.lease, outcome);
  await expect(limiter.inspect()).rejects.toMatchObject({ code: 'rate_limiter_unavailable' });
  await setClock(START + ms);
  await proxy.mend();
  await isBack;
  await limiter.inspect();
  return another().inspect();
}

const refusal = (retryAfterMs?: number): RequestOutcome => ({
  kind: 'answered',
  refusal: { limit: 'secondary', retryAfterMs },
});
const budget = { limit: 5_000, used: 1, reset: 1_800_000_060, resetInMs: 60_000 };

it.each([
  ['that GitHub named', 20_000, 90_000, START + 90_000],
  ['that GitHub did not name', 20_000, undefined, START + 60_000],
  ['that is over', 100_000, 90_000, START + 100_000],
])('counts a pause %s from when GitHub refused', async (_name, ms, retryAfterMs, until) => {
  expect((await toldAfter(ms, refusal(retryAfterMs))).pause).toMatchObject({ until, window: 1 });
});

it.each([
  [20_000, START + 60_000],
  [90_000, START + 90_000],
])('counts GitHub’s hour from when GitHub told of it, %d ms ago', async (ms, resetAt) => {
  expect((await toldAfter(ms, { kind: 'answered', budget })).github).toMatchObject({ resetAt });
});
