import { QueueUnavailableError } from '../errors/queue-unavailable.error.js';

/** Where a Redis URL points to, without user and password, for messages. */
export function redisAddress(url: string): string {
  if (!URL.canParse(url)) {
    throw new QueueUnavailableError('REDIS_URL', 'it is not a URL', 'Write it as redis://host:6379.');
  }
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
