import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { RateLimiterUnavailableError } from '../../errors/rate-limiter-unavailable.error.js';
import { rateLimitScript } from './rate-limit.script.js';
import type { ScriptInput, ScriptReply } from './wire.js';

/** While the store does not answer, it is asked again this often, in milliseconds; all other calls fail at once. */
const RETRY_MS = 250;

export interface RedisStoreOptions {
  /** A connection of its own. */
  readonly redis: Redis;
  /** Host, App and organisation: every installation has limits of its own. */
  readonly installation: string;
  /** The longest that an answer is waited for, in milliseconds. Default 500. */
  readonly timeoutMs?: number | undefined;
  /** Default {@link rateLimitScript}. */
  readonly script?: string | undefined;
  /** Is told when the store stops answering, with the reason, and when it answers again. */
  readonly onChange: (isUp: boolean, reason: string) => void;
}

type ScriptCommand = (...keysAndInput: string[]) => Promise<string>;

/** Runs the script in Redis, within its time, or fails: no call ever hangs on Redis. */
export class RedisStore {
  private readonly redis: Redis;
  private readonly keys: readonly string[];
  private readonly timeoutMs: number;
  private failure: { error: RateLimiterUnavailableError; retryAt: number } | undefined;

  constructor(private readonly options: RedisStoreOptions) {
    this.redis = options.redis;
    this.timeoutMs = options.timeoutMs ?? 500;
    // The braces keep all of an installation's keys on one node of a cluster.
    const tag = `github-rate-limit:{${options.installation.replace(/[{}]/g, '_')}}`;
    const names = ['state', 'leases', 'seeding', 'requests-hour', 'points-minute', 'content-minute', 'content-hour'];
    this.keys = names.map((name) => `${tag}:${name}`);
    this.redis.defineCommand('rateLimit', { numberOfKeys: names.length, lua: options.script ?? rateLimitScript() });
  }

  /** @throws RateLimiterUnavailableError */
  async run(input: ScriptInput): Promise<ScriptReply> {
    if (this.failure && performance.now() < this.failure.retryAt) throw this.failure.error;
    try {
      const command = (this.redis as unknown as { rateLimit: ScriptCommand }).rateLimit.bind(this.redis);
      const text = await this.inTime(async () => command(...this.keys, JSON.stringify(input)));
      const reply = JSON.parse(text) as ScriptReply;
      this.answered();
      return reply;
    } catch (error) {
      throw this.failed(error);
    }
  }

  /** Another process may ask GitHub at once. */
  async giveUpSeeding(): Promise<void> {
    await this.inTime(() => this.redis.del(this.keys[2] ?? '')).catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.inTime(() => this.redis.quit()).catch(() => undefined);
    this.redis.disconnect();
  }

  private async inTime<T>(run: () => Promise<T>): Promise<T> {
    const stop = new AbortController();
    const { signal } = stop;
    const late = wait(this.timeoutMs, undefined, { signal }).then(() => {
      throw new Error(`no answer within ${this.timeoutMs} ms`);
    });
    const answer = async () => {
      if (this.redis.status !== 'ready') await once(this.redis, 'ready', { signal });
      return run();
    };
    try {
      return await Promise.race([answer(), late]);
    } finally {
      late.catch(() => undefined);
      stop.abort();
    }
  }

  private answered(): void {
    if (this.failure) this.options.onChange(true, '');
    this.failure = undefined;
  }

  private failed(cause: unknown): RateLimiterUnavailableError {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const error = new RateLimiterUnavailableError(
      `The rate limits in Redis cannot be read: ${reason}. Nothing was sent. Check REDIS_URL and that Redis is up and writable.`,
      { cause },
    );
    if (!this.failure) this.options.onChange(false, reason);
    this.failure = { error, retryAt: performance.now() + RETRY_MS };
    return error;
  }
}
