import type { JobDefinition } from '../../workflows/workflow-definition.js';
import { type Conclusion, type JobConclusion, jobConclusionFor } from '../conclusion.js';
import type { JobRecord } from '../run-record.js';
import { conclusionOfSteps, planSteps } from './plan-steps.js';
import type { JobScript, RunScript } from './run-script.js';

/** After a job with one of these, those that wait for it do not run. */
const discouraging: readonly JobConclusion[] = ['failure', 'timed_out', 'cancelled', 'skipped'];

/** A job of the workflow file, and what the script says of it. */
type Pair = readonly [JobDefinition, JobScript];

/** The jobs of a run from its beginning. */
export function planJobs(defined: readonly JobDefinition[], { jobs, conclusion }: RunScript): JobRecord[] {
  if (conclusion === 'startup_failure' && !jobs) return [];
  return planPairs(jobs ? jobs.map((job) => withDefinition(defined, job)) : defined.map(untold), conclusion);
}

/** Some jobs once more: what the script says of others does not matter. */
export function planJobsAgain(defined: readonly JobDefinition[], { jobs, conclusion }: RunScript): JobRecord[] {
  const pairs = defined.map((definition): Pair => {
    const script = jobs?.find(({ name }) => name === definition.name);
    return script ? [definition, script] : untold(definition);
  });
  return planPairs(pairs, conclusion);
}

function untold(definition: JobDefinition): Pair {
  return [definition, { name: definition.name }];
}

function withDefinition(defined: readonly JobDefinition[], script: JobScript): Pair {
  const { name } = script;
  const otherwise = { key: name, name, labels: ['ubuntu-latest'], needs: [], steps: ['Run it'] };
  return [defined.find((job) => job.name === name) ?? otherwise, script];
}

/** Jobs of which the script does not tell end as the run does, unless it tells of others, or what they wait for failed. */
function planPairs(pairs: readonly Pair[], conclusion: Conclusion = 'success'): JobRecord[] {
  const isTold = pairs.some(([, script]) => conclusionTold(script));
  const otherwise = isTold ? 'success' : jobConclusionFor(conclusion);
  const planned = new Map<string, JobRecord>();
  for (const [definition, script] of pairs) {
    const isDiscouraged = definition.needs.some((key) =>
      discouraging.includes(planned.get(key)?.conclusion ?? 'success'),
    );
    const decided = conclusionTold(script) ?? (isDiscouraged ? 'skipped' : otherwise);
    planned.set(definition.key, { ...definition, conclusion: decided, steps: planSteps(definition, script, decided) });
  }
  return [...planned.values()];
}

function conclusionTold({ conclusion, steps }: JobScript): JobConclusion | undefined {
  return conclusion ?? conclusionOfSteps(steps);
}
