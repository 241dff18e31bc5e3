import type { Redis } from 'ioredis';
import { RedisProjectJournal } from '../journal/redis.project-journal.js';
import { checkEviction } from '../redis/check-eviction.js';
import { connectRedis, createRedis } from '../redis/connect-redis.js';
import { redisAddress } from '../redis/redis-address.js';
import { QueueEngine, type QueueConnection } from './queue-engine.js';

/** Jobs and records in Redis, for any number of processes. */
export class RedisQueueEngine extends QueueEngine {
  readonly journal: RedisProjectJournal;

  readonly lockDurationMs = 60_000;
  readonly address: string;
  private waiting: Redis | undefined;

  private constructor(
    private readonly commands: Redis,
    private readonly url: string,
    private readonly prefix: string,
  ) {
    super();
    this.address = redisAddress(url);
    this.journal = new RedisProjectJournal(commands, { prefix, address: this.address });
  }

  /** @throws QueueUnavailableError, UnsafeEvictionError */
  static async open(url: string, prefix: string): Promise<RedisQueueEngine> {
    const commands = await connectRedis(url, { name: prefix, outage: 'fail' });
    try {
      await checkEviction(commands, redisAddress(url));
      return new RedisQueueEngine(commands, url, prefix);
    } catch (error) {
      commands.disconnect();
      throw error;
    }
  }

  queueConnection(): QueueConnection {
    return { connection: this.commands, prefix: this.queuePrefix };
  }

  workerConnection(): QueueConnection {
    this.waiting ??= createRedis(this.url, { name: `${this.prefix}:worker`, outage: 'wait' });
    return { connection: this.waiting, prefix: this.queuePrefix };
  }

  async close(): Promise<void> {
    await this.journal.close();
    this.commands.disconnect();
    this.waiting?.disconnect();
  }

  /** In braces, so that all keys of the queue are on one node of a cluster, as BullMQ's scripts need. */
  private get queuePrefix(): string {
    return `{${this.prefix}}`;
  }
}
