/** How a workflow run may end. */
export const conclusions = [
  'success',
  'failure',
  'cancelled',
  'skipped',
  'timed_out',
  'action_required',
  'neutral',
  'stale',
  'startup_failure',
] as const;

export type Conclusion = (typeof conclusions)[number];

/** How a job may end: only a run is stale, or does not even start. */
export type JobConclusion = Exclude<Conclusion, 'stale' | 'startup_failure'>;

export type StepConclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

/** The first of these among the jobs is what a run ends as. */
const byWeight: readonly JobConclusion[] = ['failure', 'timed_out', 'cancelled', 'action_required'];

export function conclusionOf(jobs: readonly { readonly conclusion: JobConclusion }[]): Conclusion {
  const ends = jobs.map(({ conclusion }) => conclusion);
  const heaviest = byWeight.find((conclusion) => ends.includes(conclusion));
  if (heaviest || ends.length === 0) return heaviest ?? 'success';
  const [first = 'success'] = ends;
  return ends.every((conclusion) => conclusion === first) ? first : 'success';
}

/** How the jobs of a run end of which only the end is known. */
export function jobConclusionFor(conclusion: Conclusion): JobConclusion {
  if (conclusion === 'stale') return 'cancelled';
  return conclusion === 'startup_failure' ? 'failure' : conclusion;
}
