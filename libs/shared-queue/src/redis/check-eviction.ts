import { Logger } from '@nestjs/common';
import { UnsafeEvictionError } from '../errors/unsafe-eviction.error.js';

const logger = new Logger('Redis');

interface MemoryInfo {
  info(section: 'memory'): Promise<string>;
}

/**
 * Refuses a Redis that deletes any key when its memory is full, and warns of one that deletes expiring keys.
 *
 * @see https://docs.bullmq.io/guide/going-to-production#max-memory-policy
 */
export async function checkEviction(redis: MemoryInfo, address: string): Promise<void> {
  const policy = /^maxmemory_policy:(\S+)/m.exec(await redis.info('memory'))?.[1];
  if (policy?.startsWith('allkeys-')) throw new UnsafeEvictionError(address, policy);
  if (policy !== 'noeviction') {
    logger.warn(
      `Redis at ${address} has maxmemory-policy ${policy ?? 'unknown'}: set noeviction, or jobs can get lost.`,
    );
  }
}
