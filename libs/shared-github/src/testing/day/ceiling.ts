import { documentedLimits } from '../../rate-limit/limits/documented-limits.js';
import type { RequestCost } from '../../rate-limit/limits/request-cost.js';

/** How often GitHub lets through, in so many hours from nothing used, what takes requests of these costs. */
export function ceiling(costs: readonly RequestCost[], hours: number): { most: number; limit: string } {
  const points = costs.reduce((sum, cost) => sum + cost.points, 0);
  const content = costs.reduce((sum, cost) => sum + cost.content, 0);
  const { requestsPerHour, pointsPerMinute, contentPerMinute, contentPerHour } = documentedLimits;
  const ceilings = Object.entries({
    requestsPerHour: requestsPerHour / costs.length,
    pointsPerMinute: (60 * pointsPerMinute) / points,
    contentPerMinute: (60 * contentPerMinute) / content,
    contentPerHour: contentPerHour / content,
  });
  const [limit, anHour] = ceilings.reduce((least, other) => (other[1] < least[1] ? other : least));
  return { most: hours * anHour, limit };
}
