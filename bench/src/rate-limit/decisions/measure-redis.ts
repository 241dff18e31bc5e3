import type { Measure } from '../../measure.js';
import type { DeciderName } from './deciders/deciders.js';
import { startRedis } from './private-redis.js';
import { compareDeciders, peersOf } from './run-decider.js';

const peers: readonly DeciderName[] = ['incr-expire', 'flexible-redis', 'bottleneck-redis'];

/** How fast processes decide that share their limits in Redis. */
export async function* measureRedisDecisions(): AsyncGenerator<Measure> {
  const redis = await startRedis();
  if (!redis) {
    process.stderr.write(
      'Left out: decisions in Redis. There is no redis-server on PATH: install it (Debian: apt-get install redis-server), or set REDIS_URL.\n',
    );
    return;
  }
  try {
    const sampleOf = await compareDeciders(['ours-redis', ...peers], redis.url);
    const { perSecond, perCpuSecond, p99Ms } = sampleOf('ours-redis');
    yield {
      name: 'decisions in Redis over five limits, 100 in flight, one core',
      value: perSecond,
      unit: 'decisions/s',
      target: { atLeastTimesPeer: 0.7 },
      peers: peersOf(peers, sampleOf, 'perSecond'),
    };
    yield {
      name: 'decisions in Redis by a second of processor time',
      value: perCpuSecond,
      unit: 'decisions/s',
      peers: peersOf(peers, sampleOf, 'perCpuSecond'),
    };
    yield {
      name: 'decisions in Redis, 99th percentile',
      value: p99Ms,
      unit: 'ms',
      peers: peersOf(peers, sampleOf, 'p99Ms'),
    };
  } finally {
    await redis.stop();
  }
}
