import { expect } from '@jest/globals';
import { type RateLimits, rateLimits } from '../limits/rate-limits.js';
import { costOfContent, costOfRead, costOfWrite } from '../limits/request-cost.js';
import type { Decision, Lease, RateLimiter, Wait } from '../rate-limiter.js';
import type { RequestOutcome } from '../request-outcome.js';
import type { RequestPriority } from '../request-priority.js';

/** A limiter whose clock the test holds. */
export interface LimiterUnderTest {
  readonly limiter: RateLimiter;
  /** The clock that the limiter goes by, in milliseconds. It stands still until it is told to jump, either way. */
  readonly time: { readonly now: () => number; jumpTo(time: number): void | Promise<void> };
  /** Whatever was settled so far has been counted. */
  readonly settled: () => Promise<void>;
}

export interface TestedLimits {
  readonly limits: RateLimits;
  readonly leaseMs: number;
}

export type CreateLimiter = (options: TestedLimits) => LimiterUnderTest | Promise<LimiterUnderTest>;

export const costs = { read: costOfRead, write: costOfWrite, content: costOfContent };
export type Kind = keyof typeof costs;

export const LEASE_MS = 30_000;
export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
/** Windows forget by slices of time. */
export const SLICE_MS = { hour: 1_000, minute: 250 };

/** So that a test meets no limit but the one that it names. */
const wide: Partial<RateLimits> = {
  requestsPerHour: 1_000_000,
  interactiveReserve: 0,
  concurrentRequests: 1_000_000,
  pointsPerMinute: 1_000_000,
  contentPerMinute: 1_000_000,
  contentPerHour: 1_000_000,
};

/** Asks a limiter, and tells it how requests ended. */
export class TestedLimiter {
  constructor(private readonly tested: LimiterUnderTest) {}

  async decide(...asked: (Kind | [Kind, RequestPriority])[]): Promise<Decision[]> {
    const requests = asked.map((one) => {
      const [kind, priority] = typeof one === 'string' ? ([one, 'batch'] as const) : one;
      return { cost: costs[kind], priority };
    });
    return this.tested.limiter.decide(requests);
  }

  /** Fails when a request has to wait. */
  async go(kind: Kind = 'read', priority: RequestPriority = 'batch'): Promise<Lease> {
    const [decision] = await this.decide([kind, priority]);
    expect(decision).toEqual({ lease: expect.anything() });
    return (decision as { lease: Lease }).lease;
  }

  /** Fails when a request may go. */
  async wait(kind: Kind = 'read', priority: RequestPriority = 'batch'): Promise<Wait> {
    const [decision] = await this.decide([kind, priority]);
    expect(decision).toEqual({ waitMs: expect.any(Number), reason: expect.any(String) });
    return decision as Wait;
  }

  /** How many of so many requests may go at once. */
  async goTogether(count: number, priority: RequestPriority = 'batch'): Promise<Lease[]> {
    const leases: Lease[] = [];
    for (let left = count; left > 0; left -= 500) {
      const some = await this.decide(
        ...Array.from({ length: Math.min(500, left) }, () => ['read', priority] as ['read', RequestPriority]),
      );
      for (const decision of some) if ('lease' in decision) leases.push(decision.lease);
    }
    return leases;
  }

  async end(lease: Lease | undefined, outcome: Partial<RequestOutcome> = {}): Promise<void> {
    if (!lease) throw new Error('Failed to end a request: it never went.');
    this.tested.limiter.settle(lease, { kind: 'answered', ...outcome });
    await this.tested.settled();
  }

  /** A whole request, from going to its end. */
  async send(kind: Kind = 'read', outcome?: Partial<RequestOutcome>): Promise<void> {
    await this.end(await this.go(kind), outcome);
  }

  async pass(ms: number): Promise<void> {
    await this.tested.time.jumpTo(this.tested.time.now() + ms);
  }

  async underWay(): Promise<number> {
    return (await this.tested.limiter.inspect()).underWay.requests;
  }
}

/** A limiter with these limits and no others. */
export async function startLimiter(
  create: CreateLimiter,
  limits: Partial<RateLimits> = {},
  leaseMs = LEASE_MS,
): Promise<TestedLimiter> {
  return new TestedLimiter(await create({ limits: rateLimits({ ...wide, ...limits }), leaseMs }));
}
