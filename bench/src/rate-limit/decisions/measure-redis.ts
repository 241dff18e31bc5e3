import type { Measure } from '../../measure.js';
import type { DeciderName } from './deciders/deciders.js';
import { startRedis } from './private-redis.js';
import { decisionMeasures } from './decision-measures.js';
import { compareDeciders } from './run-decider.js';

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
    yield* decisionMeasures({ where: 'Redis', ours: 'ours-redis', peers, target: { atLeastTimesPeer: 0.7 }, sampleOf });
  } finally {
    await redis.stop();
  }
}
