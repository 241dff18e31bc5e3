import type { Repository } from './repository.js';

/** GitHub's times are whole seconds, and its clock is not ours. */
const CLOCK_TOLERANCE_MS = 60_000;

/** Whether a repository may have been created at or after a time of our clock. */
export function wasCreatedSince({ createdAt }: Repository, time: number): boolean {
  return createdAt.getTime() >= time - CLOCK_TOLERANCE_MS;
}
