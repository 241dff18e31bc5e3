import type { Measure } from '../measure.js';
import { measureMemoryDecisions } from './decisions/measure-memory.js';
import { measureRedisDecisions } from './decisions/measure-redis.js';
import { measureProvisioning } from './provisioning/measure-provisioning.js';

/** What it costs to keep GitHub's limits, and what it brings. */
export async function* rateLimitSuite(): AsyncGenerator<Measure> {
  yield* measureMemoryDecisions();
  yield* measureRedisDecisions();
  yield* measureProvisioning();
}
