// Printed for Nx: a test run with Redis and one without are different runs, and are cached apart.
import { findRedis } from './find-redis.mjs';

console.log(findRedis() ? 'redis' : 'no redis');
