import { DONE, NOTHING } from '../expectation.js';

/** What a write has done that took effect so often. */
export function times(count: number): string {
  if (count === 0) return NOTHING;
  return count === 1 ? DONE : `it done ${count} times`;
}
