import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Redis } from 'ioredis';
import { RateLimiterUnavailableError } from '../../errors/rate-limiter-unavailable.error.js';
import { CircuitBreaker } from './circuit-breaker.js';
import { keyNames } from './script/rate-limit.script.js';
import { stateFormat } from './script/state.lua.js';
import type { ScriptInput, ScriptReply } from './wire.js';

/** While the store does not answer it is asked again this often, in milliseconds. */
const RETRY_MS = 250;

export interface RedisStoreOptions {
  /** A connection of its own. */
  readonly redis: Redis;
  /** Host, App and organisation: every installation has limits of its own. */
  readonly installation: string;
  /** The longest that an answer is waited for, in milliseconds. Default 500. */
  readonly timeoutMs?: number | undefined;
  readonly script: string;
  /** Is told when the store stops answering, with the reason, and when it answers again. */
  readonly onChange: (isUp: boolean, reason: string) => void;
  /** Is told of the store's first answer. */
  readonly onReached?: (() => void) | undefined;
}

/**
 * The script's keys. The braces keep all of an installation's keys on one node of a cluster.
 *
 * @param process that no other process is called
 */
export function keysOf(installation: string, process: string): string[] {
  const tag = `github-rate-limit:{${installation.replace(/[{}]/g, '_')} ${stateFormat}}`;
  return keyNames.map((name) => (name === 'heard' ? `${tag}:heard:${process}` : `${tag}:${name}`));
}

type ScriptCommand = (...keysAndInput: string[]) => Promise<string>;

/** Runs the script in Redis, within its time, or fails: no call ever hangs on Redis. */
export class RedisStore {
  private readonly redis: Redis;
  private readonly keys: readonly string[];
  private readonly timeoutMs: number;
  private readonly breaker: CircuitBreaker;
  private readonly closing = new AbortController();
  private wasReached = false;
  private connecting: Promise<unknown> | undefined;

  constructor(private readonly options: RedisStoreOptions) {
    const { redis, installation, timeoutMs = 500, script, onChange } = options;
    this.redis = redis;
    this.timeoutMs = timeoutMs;
    this.keys = keysOf(installation, randomUUID());
    this.breaker = new CircuitBreaker({ retry: () => this.run({}), retryMs: RETRY_MS, onChange });
    redis.defineCommand('rateLimit', { numberOfKeys: keyNames.length, lua: script });
  }

  /** @throws RateLimiterUnavailableError while it is known not to answer, and after {@link close} */
  check(): void {
    if (this.closing.signal.aborted) {
      throw new RateLimiterUnavailableError(
        'The rate limits in Redis cannot be read: this client was closed. Nothing was sent.',
      );
    }
    this.breaker.check();
  }

  async close(): Promise<void> {
    this.breaker.close();
    if (this.redis.status === 'ready') await this.inTime(() => this.redis.quit()).catch(() => undefined);
    this.redis.disconnect();
    this.closing.abort(new Error('the client was closed'));
  }

  /** @throws RateLimiterUnavailableError when it may have happened or not */
  async run(input: ScriptInput): Promise<ScriptReply> {
    try {
      const { rateLimit } = this.redis as unknown as { rateLimit: ScriptCommand };
      const run = () => rateLimit.call(this.redis, ...this.keys, JSON.stringify(input));
      const text = await this.inTime(run);
      const reply = JSON.parse(text) as ScriptReply;
      if (!this.wasReached) this.options.onReached?.();
      this.wasReached = true;
      this.breaker.succeeded();
      return reply;
    } catch (cause) {
      const reason = this.reasonOf(cause);
      const error = new RateLimiterUnavailableError(
        `The rate limits in Redis cannot be read: ${reason}. Nothing was sent. Check REDIS_URL and that Redis is up and writable.`,
        // The connection's own error holds the command that failed, which may be AUTH with its password.
        { cause: new Error(reason) },
      );
      this.breaker.failed(error, reason);
      throw error;
    }
  }

  private reasonOf(cause: unknown): string {
    const message = cause instanceof Error ? cause.message : String(cause);
    // The library's advice is about an option of its own.
    const reason = /max retries per request/.test(message) ? 'the connection was lost' : message.replace(/\.+$/, '');
    const { password } = this.redis.options;
    return password ? reason.replaceAll(password, '***') : reason;
  }

  private inTime<T>(run: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        reject(new Error(`no answer within ${this.timeoutMs} ms`));
      }, this.timeoutMs);
      const fail = (error: unknown) => {
        clearTimeout(timer);
        reject(error as Error);
      };
      const ask = () => {
        if (isLate) return;
        run().then((answer) => {
          clearTimeout(timer);
          resolve(answer);
        }, fail);
      };
      if (this.redis.status === 'ready') ask();
      else this.connected().then(ask, fail);
    });
  }

  private connected(): Promise<unknown> {
    this.connecting ??= once(this.redis, 'ready', { signal: this.closing.signal }).finally(
      () => (this.connecting = undefined),
    );
    return this.connecting;
  }
}
