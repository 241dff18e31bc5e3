import { Logger } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';
import { QueueUnavailableError } from '../errors/queue-unavailable.error.js';
import { messageOf } from '../errors/message-of.js';
import { redisAddress } from './redis-address.js';

const logger = new Logger('Redis');

export interface ConnectRedisOptions {
  readonly name: string;
  /** `fail`: a command fails after three to five seconds without Redis. `wait`: it is sent once Redis is back. */
  readonly outage: 'fail' | 'wait';
}

/** A client that connects when it is first used, and again after every outage. */
export function createRedis(url: string, options: ConnectRedisOptions): Redis {
  const redis = new Redis(url, toRedisOptions(options));
  logOutages(redis, redisAddress(url));
  return redis;
}

/**
 * Connects now, and again after every outage.
 *
 * @throws QueueUnavailableError when there is no Redis
 */
export async function connectRedis(url: string, options: ConnectRedisOptions): Promise<Redis> {
  const address = redisAddress(url);
  const redis = new Redis(url, toRedisOptions(options));
  // What connect() rejects with is only that the connection was closed; why is in the event before.
  let reason: unknown;
  redis.on('error', (error) => (reason ??= error));
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    const remedy = 'Check REDIS_URL and that Redis is running, or unset it to keep the queue in this process.';
    throw new QueueUnavailableError(address, messageOf(reason ?? error), remedy, { cause: reason ?? error });
  }
  logOutages(redis, address);
  return redis;
}

function toRedisOptions({ name, outage }: ConnectRedisOptions): RedisOptions {
  return {
    connectionName: name,
    connectTimeout: 5_000,
    ...(outage === 'fail' ? { commandTimeout: 5_000 } : {}),
    lazyConnect: true,
    maxRetriesPerRequest: outage === 'wait' ? null : 5,
    retryStrategy: (attempt) => Math.min(attempt * 200, 2_000),
  };
}

/** One line when the connection is lost, one when it is back: ioredis reports every attempt in between. */
function logOutages(redis: Redis, address: string): void {
  let isLost = false;
  const lost = (reason: string) => {
    if (!isLost) logger.warn(`Connection to ${address} lost: ${reason}. Reconnecting.`);
    isLost = true;
  };
  redis.on('error', (error) => lost(messageOf(error)));
  redis.on('reconnecting', () => lost('it was closed'));
  redis.on('ready', () => {
    if (isLost) logger.log(`Connection to ${address} is back.`);
    isLost = false;
  });
}
