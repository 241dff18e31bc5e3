import Bottleneck from 'bottleneck';
import type { Decider } from '../decider.js';

const hourMs = 3_600_000;
const most = 1_000_000_000;

/** So many at once, so many an hour: more than ever go. */
const limits: Bottleneck.ConstructorOptions = {
  maxConcurrent: 100,
  reservoir: most,
  reservoirRefreshAmount: most,
  reservoirRefreshInterval: hourMs,
};

export async function bottleneckInMemory(): Promise<Decider> {
  return decider(new Bottleneck(limits));
}

export async function bottleneckInRedis(redisUrl: string): Promise<Decider> {
  const { hostname: host, port } = new URL(redisUrl);
  const clientOptions = { host, port: Number(port) };
  const limiter = new Bottleneck({
    ...limits,
    id: `bench-${process.pid}`,
    datastore: 'ioredis',
    clientOptions,
    clearDatastore: true,
  });
  await limiter.ready();
  return decider(limiter);
}

function decider(limiter: Bottleneck): Decider {
  return {
    decide: () => limiter.schedule(async () => undefined),
    close: () => limiter.disconnect(),
  };
}
