import { ValidationError } from '../../errors/validation.error.js';
import { hourlyBudget, leastLimits, type RateLimits } from '../limits/rate-limits.js';

/**
 * A share is never so small that no request could go.
 *
 * @throws ValidationError when the share is not more than 0 and at most 1
 */
export function shareOf(limits: RateLimits, share: number): RateLimits {
  if (!(share > 0 && share <= 1)) {
    throw new ValidationError(`localShare: ${share} is not more than 0 and at most 1. With five processes it is 0.2.`);
  }
  const part = (name: keyof RateLimits, limit = limits[name] ?? 0) =>
    Math.max(leastLimits[name], Math.floor(limit * share));
  return {
    requestsPerHour: part('requestsPerHour', hourlyBudget(limits, 'batch')),
    interactiveReserve: part('interactiveReserve'),
    concurrentRequests: part('concurrentRequests'),
    pointsPerMinute: part('pointsPerMinute'),
    contentPerMinute: part('contentPerMinute'),
    contentPerHour: part('contentPerHour'),
  };
}
