import { expect, it } from '@jest/globals';
import { UnsafeEvictionError } from '../errors/unsafe-eviction.error.js';
import { checkEviction } from './check-eviction.js';

function redisWith(policy: string) {
  return { info: async () => `# Memory\r\nused_memory:1\r\nmaxmemory_policy:${policy}\r\n` };
}

it('accepts a Redis that deletes nothing, and one that deletes only what expires', async () => {
  await expect(checkEviction(redisWith('noeviction'), 'redis://here')).resolves.toBeUndefined();
  await expect(checkEviction(redisWith('volatile-lru'), 'redis://here')).resolves.toBeUndefined();
});

it('refuses a Redis that would delete jobs', async () => {
  const error = await checkEviction(redisWith('allkeys-lru'), 'redis://here').catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(UnsafeEvictionError);
  expect(String(error)).toContain('Set maxmemory-policy noeviction.');
});
