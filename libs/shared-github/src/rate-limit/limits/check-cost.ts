import { ValidationError } from '../../errors/validation.error.js';
import type { RateLimits } from './rate-limits.js';
import type { RequestCost } from './request-cost.js';

/** @throws ValidationError when no window ever has room for it: it would wait for ever */
export function checkCost({ points }: RequestCost, { pointsPerMinute }: RateLimits): void {
  if (Number.isInteger(points) && points >= 1 && points <= pointsPerMinute) return;
  throw new ValidationError(
    `A request cannot cost ${points} points: pointsPerMinute allows a whole number from 1 to ${pointsPerMinute}.`,
  );
}
