import { Redis } from 'ioredis';
import { monotonicNow, sleep } from '../../../clock.js';
import { RateLimitExceededError } from '../../../errors/rate-limit-exceeded.error.js';
import type { RateLimits } from '../../limits/rate-limits.js';
import { costOfContent, costOfRead, costOfWrite } from '../../limits/request-cost.js';
import { WaitingLine } from '../../waiting/waiting-line.js';
import { connectRedis } from '../connect-redis.js';
import { RedisRateLimiter } from '../redis.rate-limiter.js';

const costs = { read: costOfRead, write: costOfWrite, content: costOfContent };

/** How a process uses the limits. */
export interface Run {
  readonly url: string;
  readonly installation: string;
  readonly limits: RateLimits;
  readonly leaseMs: number;
  readonly kind: keyof typeof costs;
  /** So many ask at once, each until it is refused. */
  readonly workers: number;
  /** After so many no request ends any more. */
  readonly hangsAfter?: number;
}

/** `hung`: every worker has a request under way that does not end. */
export type Report = 'ready' | 'hung' | Finished | { readonly failed: string };

export interface Finished {
  readonly refusedFor: readonly string[];
  readonly waitedFor: readonly string[];
}

const report = (said: Report) => process.send?.(said);

// Run as a child process: uses the limits as each message says, and writes down each request in a stream.
process.on('message', (run: Run) => {
  use(run).catch((error: unknown) => report({ failed: String(error) }));
});
report('ready');

async function use({ url, installation, limits, leaseMs, kind, workers, hangsAfter = Infinity }: Run) {
  const observer = new Redis(url);
  const note = (event: string, lease: string, at: number) => observer.xadd(installation, '*', event, lease, 'at', at);
  const limiter = new RedisRateLimiter({
    redis: connectRedis(url),
    installation,
    limits,
    leaseMs,
    timeoutMs: 10_000,
    readBudget: async () => ({}),
    onChange: (isUp, reason) => isUp || report({ failed: reason }),
  });
  const waitedFor = new Set<string>();
  const refusedFor = new Set<string>();
  const line = new WaitingLine(limiter, { now: monotonicNow, sleep }, (reason) => waitedFor.add(reason));
  let admitted = 0;
  let hung = 0;
  const send = async () => {
    const lease = await line.acquire({ cost: costs[kind], priority: 'batch' }, { maxWaitMs: 30_000 });
    const id = `${process.pid}.${(admitted += 1)}`;
    await note('go', id, lease.admittedAt);
    if (admitted > hangsAfter) await hang();
    await note('end', id, lease.admittedAt);
    line.settle(lease, { kind: 'answered' });
  };
  const hang = () => {
    if ((hung += 1) === workers) report('hung');
    return new Promise(() => undefined);
  };
  const work = async () => {
    try {
      for (;;) await send();
    } catch (error) {
      if (!(error instanceof RateLimitExceededError)) throw error;
      refusedFor.add(error.limit);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  await limiter.close();
  observer.disconnect();
  report({ refusedFor: [...refusedFor], waitedFor: [...waitedFor] });
}
