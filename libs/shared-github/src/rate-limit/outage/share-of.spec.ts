import { expect, it } from '@jest/globals';
import { rateLimits } from '../limits/rate-limits.js';
import { shareOf } from './share-of.js';

it('is never so small that no request could go', () => {
  const limits = rateLimits({
    requestsPerHour: 5,
    concurrentRequests: 5,
    pointsPerMinute: 40,
    contentPerMinute: 5,
    contentPerHour: 5,
  });
  const share = shareOf(limits, 0.1);
  expect(share).toEqual({
    requestsPerHour: 1,
    interactiveReserve: 50,
    concurrentRequests: 1,
    pointsPerMinute: 5,
    contentPerMinute: 1,
    contentPerHour: 1,
  });
  expect(rateLimits(share)).toEqual(share);
});
