import { ValidationError } from '../../errors/validation.error.js';
import { hourlyBudget, type RateLimits } from '../limits/rate-limits.js';

/** @throws ValidationError when the share is not more than 0 and at most 1 */
export function shareOf(limits: RateLimits, share: number): RateLimits {
  if (!(share > 0 && share <= 1)) {
    throw new ValidationError(`localShare: ${share} is not more than 0 and at most 1. With five processes it is 0.2.`);
  }
  const part = (limit: number) => Math.floor(limit * share);
  return {
    requestsPerHour: part(hourlyBudget(limits, 'batch')),
    interactiveReserve: part(limits.interactiveReserve),
    concurrentRequests: part(limits.concurrentRequests),
    pointsPerMinute: part(limits.pointsPerMinute),
    contentPerMinute: part(limits.contentPerMinute),
    contentPerHour: part(limits.contentPerHour),
  };
}
