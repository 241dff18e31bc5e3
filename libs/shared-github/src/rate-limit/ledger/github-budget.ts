import type { ObservedBudget } from '../request-outcome.js';
import type { GitHubBudget } from './ledger-state.js';

/** GitHub's servers do not agree on the second at which the hour ends. */
export const SAME_HOUR_SECONDS = 10;

type Counted = Pick<ObservedBudget, 'used' | 'reset'>;

/** Takes what an answer says of the hour, unless a later answer has been here before it. */
export function observe(known: GitHubBudget | undefined, seen: ObservedBudget, now: number): GitHubBudget | undefined {
  if (known && isOlder(seen, known)) return known;
  return { limit: seen.limit, used: seen.used, unanswered: 0, reset: seen.reset, resetAt: now + seen.resetInMs };
}

/** Answers overtake each other. */
export function isOlder(seen: Counted, known: Counted): boolean {
  const later = seen.reset - known.reset;
  return Math.abs(later) <= SAME_HOUR_SECONDS ? seen.used < known.used : later < 0;
}
