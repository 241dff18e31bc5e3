import { findRedis } from './find-redis.mjs';
import { startPrivateRedis } from './private-redis.mjs';

/** Jest's `globalSetup` of a project with Redis suites: they find their server in `TEST_REDIS_URL`. */
export default async function startForJest() {
  if (!findRedis()) return;
  const redis = await startPrivateRedis();
  process.env.TEST_REDIS_URL = redis.url;
  globalThis.stopPrivateRedis = redis.stop;
}
