import type { Budget } from './primary-limits.js';

export function budgetBody({ limit, used, resetsAtMs }: Budget) {
  return { limit, used, remaining: Math.max(0, limit - used), reset: Math.ceil(resetsAtMs / 1000) };
}

/** The `x-ratelimit-*` headers of every answer, by a clock that is off by so much. */
export function budgetHeaders(budget: Budget, skewMs = 0): Record<string, string> {
  const { limit, used, remaining, reset } = budgetBody({ ...budget, resetsAtMs: budget.resetsAtMs + skewMs });
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': 'core',
  };
}
