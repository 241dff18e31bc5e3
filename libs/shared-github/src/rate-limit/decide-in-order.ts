import type { Decision, RateLimitRequest, Wait } from './rate-limiter.js';

interface Refused extends Wait {
  readonly request: RateLimitRequest;
}

/** Decides about requests in the order in which they wait; who is behind another's need waits as he does. */
export function decideInOrder(
  requests: readonly RateLimitRequest[],
  decide: (request: RateLimitRequest) => Decision,
): Decision[] {
  const refused: Refused[] = [];
  return requests.map((request) => {
    const ahead = refused.find((other) => standsInTheWay(other, request));
    if (ahead) return { waitMs: ahead.waitMs, reason: ahead.reason };
    const decision = decide(request);
    if ('waitMs' in decision) refused.push({ request, ...decision });
    return decision;
  });
}

/** Whoever needs what an earlier one waits for would take it away from him: small requests could starve a large one. */
function standsInTheWay(ahead: Refused, { cost, priority }: RateLimitRequest): boolean {
  if (ahead.reason === 'content_per_minute' || ahead.reason === 'content_per_hour') return cost.content > 0;
  if (ahead.reason === 'primary') return !(ahead.request.priority === 'batch' && priority === 'interactive');
  return true;
}
