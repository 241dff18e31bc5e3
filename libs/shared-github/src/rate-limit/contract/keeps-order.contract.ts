import { expect, it } from '@jest/globals';
import type { Decision } from '../rate-limiter.js';
import { type CreateLimiter, startLimiter } from './limiter-under-test.contract.js';

const inShort = (decisions: readonly Decision[]) =>
  decisions.map((decision) => ('lease' in decision ? 'go' : decision.reason));

/** Those who came later go first only where that takes nothing from those who came before. */
export function keepsOrder(create: CreateLimiter): void {
  it('lets reads and other writes pass those who wait to create content', async () => {
    const limiter = await startLimiter(create, { contentPerMinute: 1 });
    const decisions = await limiter.decide('content', 'content', 'read', 'content', 'write');
    expect(inShort(decisions)).toEqual(['go', 'content_per_minute', 'go', 'content_per_minute', 'go']);
  });

  it('lets no read pass a write that waits for points, though there are enough for the read', async () => {
    const limiter = await startLimiter(create, { pointsPerMinute: 7 });
    const decisions = await limiter.decide('write', 'write', 'read', ['read', 'interactive']);
    expect(inShort(decisions)).toEqual(['go', 'points', 'points', 'points']);
    expect(decisions[2]).toEqual(decisions[1]);
    await limiter.go('read');
  });

  it('lets interactive requests pass batch ones that wait for the reserve', async () => {
    const limiter = await startLimiter(create, { requestsPerHour: 1, interactiveReserve: 1 });
    const decisions = await limiter.decide('read', 'read', ['read', 'interactive'], ['read', 'interactive'], 'read');
    expect(inShort(decisions)).toEqual(['go', 'primary', 'go', 'primary', 'primary']);
  });

  it('lets no batch request pass an interactive one that waits for the hour', async () => {
    const limiter = await startLimiter(create, { requestsPerHour: 1 });
    const decisions = await limiter.decide(['read', 'interactive'], ['read', 'interactive'], 'read');
    expect(inShort(decisions)).toEqual(['go', 'primary', 'primary']);
  });

  it('lets nobody pass those who wait for a request to end', async () => {
    const limiter = await startLimiter(create, { concurrentRequests: 1 });
    const decisions = await limiter.decide('read', 'content', ['read', 'interactive']);
    expect(inShort(decisions)).toEqual(['go', 'concurrency', 'concurrency']);
  });

  it('lets nobody pass in a pause', async () => {
    const limiter = await startLimiter(create, { contentPerMinute: 1 });
    await limiter.send('read', { refusal: { limit: 'secondary', retryAfterMs: 1_000 } });
    const decisions = await limiter.decide('content', 'read', ['read', 'interactive']);
    expect(inShort(decisions)).toEqual(['pause', 'pause', 'pause']);
  });

  it('decides about nobody when nobody asks', async () => {
    const limiter = await startLimiter(create);
    expect(await limiter.decide()).toEqual([]);
  });
}
