import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { QueueUnavailableError } from '../errors/queue-unavailable.error.js';
import { connectRedis } from './connect-redis.js';

async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

it('says where there is no Redis, and what to do, without the password', async () => {
  const port = await unusedPort();

  const error = await connectRedis(`redis://user:hush@127.0.0.1:${port}/1`, { name: 'test', outage: 'fail' }).catch(
    (reason: unknown) => reason,
  );

  expect(error).toBeInstanceOf(QueueUnavailableError);
  expect(String(error)).toContain(`Failed to reach the queue at redis://127.0.0.1:${port}/1: connect ECONNREFUSED`);
  expect(String(error)).toContain('Check REDIS_URL');
  expect(String(error)).not.toContain('hush');
});

it('refuses what is not a URL without showing it', async () => {
  const error = await connectRedis('hush@nowhere', { name: 'test', outage: 'fail' }).catch((reason: unknown) => reason);

  expect(String(error)).toContain('REDIS_URL: it is not a URL. Write it as redis://host:6379.');
  expect(String(error)).not.toContain('hush');
});
