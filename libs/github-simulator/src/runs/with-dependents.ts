import type { RunJob } from '../jobs/run-jobs.js';

/** Keys of some jobs and of all that wait for them, however far. */
export function withDependents(all: readonly RunJob[], some: readonly RunJob[]): Set<string> {
  const keys = new Set(some.map(({ job }) => job.key));
  for (let known = 0; known < keys.size;) {
    known = keys.size;
    const waiting = all.filter(({ job }) => job.needs.some((key) => keys.has(key)));
    for (const { job } of waiting) keys.add(job.key);
  }
  return keys;
}
