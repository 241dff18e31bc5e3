import { Redis } from 'ioredis';

/** A connection for the limiter alone: nothing waits in it, and nothing is sent again after an outage. */
export function connectRedis(url: string): Redis {
  const redis = new Redis(url, {
    connectionName: 'github-rate-limit',
    connectTimeout: 1_000,
    // A connection whose other end is gone without a word is given up.
    socketTimeout: 2_000,
    // A process that ends waits so long for a connection that is gone already.
    disconnectTimeout: 100,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(attempt * 100, 1_000),
    // After a failover the old primary may still be there, read-only.
    reconnectOnError: ({ message }) => message.startsWith('READONLY'),
  });
  // Every attempt reports its failure: the store tells of an outage once.
  redis.on('error', () => undefined);
  return redis;
}
