import { randomUUID } from 'node:crypto';
import { afterAll, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { QueueUnavailableError } from '../errors/queue-unavailable.error.js';
import { type BreakableProxy, startProxy } from '../testing/breakable-proxy.contract.js';
import { aRequest, collect } from '../testing/queue-under-test.contract.js';
import { startQueue } from '../testing/start-queue.contract.js';

const redisUrl = process.env.TEST_REDIS_URL ?? '';
const prefix = `test-${randomUUID()}`;
const proxies: BreakableProxy[] = [];

afterAll(async () => {
  const redis = new Redis(redisUrl);
  const keys = await redis.keys(`*${prefix}*`);
  if (keys.length > 0) await redis.del(keys);
  redis.disconnect();
  await Promise.all(proxies.map((proxy) => proxy.cut()));
});

async function setup() {
  const proxy = await startProxy(redisUrl);
  const started = await startQueue({ redisUrl: proxy.url, prefix, dataDirectory: 'not used', shutdownGraceMs: 0 });
  return { proxy, ...started };
}

it('says that the queue is unavailable during an outage, and goes on after it', async () => {
  const { proxy, submissions, store, worker, close } = await setup();
  proxies.push(proxy);
  const { project } = await submissions.submit(aRequest());
  let goOn: () => void = () => undefined;
  const mended = new Promise<void>((resolve) => (goOn = resolve));
  await worker.start({ handle: () => mended });
  const following = store.events(project.name)[Symbol.asyncIterator]();
  const first = await following.next();

  await proxy.cut();
  await expect(submissions.submit(aRequest())).rejects.toThrow(QueueUnavailableError);
  await proxy.mend();
  goOn();

  const rest = await collect({ [Symbol.asyncIterator]: () => following });
  expect(first.value).toMatchObject({ data: { state: 'queued' } });
  expect(rest.at(-1)).toMatchObject({ data: { state: 'succeeded' } });
  await close();
}, 30_000);

it('shuts down during an outage', async () => {
  const { proxy, worker, close } = await setup();
  await worker.start({ handle: async () => undefined });
  await proxy.cut();

  await expect(close()).resolves.toBeUndefined();
}, 30_000);
