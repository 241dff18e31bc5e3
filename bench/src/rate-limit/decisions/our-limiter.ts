/**
 * The client's own limiter. It is no public name of the library, and is not made one for this: it is taken out of the
 * build by its path.
 */
const build = import.meta.resolve('@project-factory/shared-github');

export interface Cost {
  readonly points: number;
  readonly content: 0 | 1;
}

export interface LimiterRequest {
  readonly cost: Cost;
  readonly priority: 'batch' | 'interactive';
}

/** GitHub's answers tell how it counts the hour. */
export interface Answered {
  readonly kind: 'answered';
  readonly budget: {
    readonly limit: number;
    readonly used: number;
    readonly reset: number;
    readonly resetInMs: number;
  };
}

type Lease = object;
type Decision = { readonly lease: Lease } | { readonly waitMs: number; readonly reason: string };

export interface Limiter {
  decide(requests: readonly LimiterRequest[]): Decision[] | Promise<Decision[]>;
  settle(lease: Lease, outcome: Answered): void;
  close(): Promise<void>;
}

export interface Line {
  acquire(request: LimiterRequest, options: { readonly maxWaitMs: number }): Promise<Lease>;
  settle(lease: Lease, outcome: Answered): void;
}

interface Clock {
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

type CreateLimiter = (options: object, parts: object) => Limiter;
type WaitingLine = new (limiter: Limiter, clock: Clock, onWaited: (reason: string, seconds: number) => void) => Line;

/** So much of everything that nobody has to wait: what is measured is what deciding costs. The most that there can be. */
const MOST = 1_000_000;

/** An hour passes in half a second, so that all windows are full, and are moved on. */
const fastNow = () => performance.now() * 7_200;

/** What an empty Redis makes the first ones wait for. */
const beginning = new Set(['seeding', 'slow_start']);

/** @param redisUrl undefined: in memory */
export async function createOurLimiter(redisUrl?: string): Promise<{ limiter: Limiter; line: Line }> {
  const { createRateLimiter } = await load<{ createRateLimiter: CreateLimiter }>('rate-limit/create-rate-limiter.js');
  const { WaitingLine } = await load<{ WaitingLine: WaitingLine }>('rate-limit/waiting/waiting-line.js');
  const { sleep } = await load<Clock>('clock.js');
  const now = redisUrl === undefined ? fastNow : () => performance.now();
  const options = {
    org: 'acme',
    appId: process.pid,
    privateKey: '',
    redisUrl,
    maxRequestsPerHour: MOST,
    maxConcurrentRequests: 1_000,
    rateLimits: { pointsPerMinute: MOST, contentPerMinute: MOST, contentPerHour: MOST },
    // Leases last as much longer as time goes faster.
    requestTimeoutMs: redisUrl === undefined ? 15_000 * 7_200 : 15_000,
  };
  const limiter = createRateLimiter(options, {
    metrics: { storeUp: () => undefined },
    readBudget: async () => ({}),
    now,
  });
  const line = new WaitingLine(limiter, { now, sleep }, (reason, seconds) => {
    if (!beginning.has(reason)) throw new Error(`Nothing was to wait, and one waited ${seconds} s for ${reason}.`);
  });
  return { limiter, line };
}

function load<T>(file: string): Promise<T> {
  return import(new URL(`./${file}`, build).href) as Promise<T>;
}
