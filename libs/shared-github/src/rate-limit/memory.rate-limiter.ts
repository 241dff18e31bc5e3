import { RateLimitExceededError } from '../errors/rate-limit-exceeded.error.js';
import type { RateLimiter } from './rate-limiter.js';

const HOUR_MS = 3_600_000;

export interface MemoryRateLimiterOptions {
  maxRequestsPerHour: number;
  maxConcurrentRequests: number;
  /** Milliseconds. */
  now?: () => number;
}

/** One process' share: a log of the last hour's requests, and first come, first served slots for those under way. */
export class MemoryRateLimiter implements RateLimiter {
  private readonly sentAt: number[] = [];
  private readonly waiting: (() => void)[] = [];
  private readonly now: () => number;
  private underWay = 0;

  constructor(private readonly options: MemoryRateLimiterOptions) {
    this.now = options.now ?? Date.now;
  }

  async acquire(signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    await this.slot(signal);
    try {
      this.spend();
    } catch (error) {
      this.free();
      throw error;
    }
    return onlyOnce(() => this.free());
  }

  /** A sliding log and not a counter per hour: two counters meet at a seam that lets twice the budget through. */
  private spend(): void {
    const now = this.now();
    while (this.sentAt[0] !== undefined && this.sentAt[0] <= now - HOUR_MS) this.sentAt.shift();
    const oldest = this.sentAt[0];
    if (oldest !== undefined && this.sentAt.length >= this.options.maxRequestsPerHour) {
      throw new RateLimitExceededError({
        limit: 'local',
        retryAfterSeconds: Math.ceil((oldest + HOUR_MS - now) / 1000),
      });
    }
    this.sentAt.push(now);
  }

  private async slot(signal: AbortSignal | undefined): Promise<void> {
    if (this.underWay < this.options.maxConcurrentRequests) {
      this.underWay += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const take = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(take), 1);
        reject(signal?.reason as Error);
      };
      this.waiting.push(take);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  /** The slot goes straight to the longest waiter, so that nobody who comes later can slip in between. */
  private free(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.underWay -= 1;
  }
}

function onlyOnce(run: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    run();
  };
}
