import type { JobDefinition } from '../../workflows/workflow-definition.js';
import type { JobConclusion, StepConclusion } from '../conclusion.js';
import type { StepRecord } from '../run-record.js';
import type { JobScript, StepScript } from './run-script.js';

/** A job that ends so did not run a step. */
const stepless: readonly JobConclusion[] = ['skipped', 'action_required'];

/** What the steps that a script tells of come to; undefined when it tells of none. */
export function conclusionOfSteps(steps: readonly StepScript[] = []): JobConclusion | undefined {
  const told = steps.flatMap(({ conclusion = [] }) => conclusion);
  if (told.length === 0) return undefined;
  return told.find((conclusion) => conclusion === 'failure' || conclusion === 'cancelled') ?? 'success';
}

/** The own steps of a job that ends in a certain way. */
export function planSteps(definition: JobDefinition, script: JobScript, job: JobConclusion): StepRecord[] {
  if (stepless.includes(job)) return [];
  const steps = settle(stepsOf(definition, script), job);
  const last = steps.pop();
  if (!last) return [];
  return [...steps, script.log === undefined ? last : { ...last, log: script.log }];
}

/** A job that prints something has a step that does. */
function stepsOf(definition: JobDefinition, { steps, log }: JobScript): readonly StepScript[] {
  const wanted = steps ?? definition.steps.map((name) => ({ name }));
  return wanted.length === 0 && log !== undefined ? [{ name: 'Run it' }] : wanted;
}

/** When nobody says which step went wrong, it was the last. What follows one that went wrong is skipped. */
function settle(steps: readonly StepScript[], job: JobConclusion): StepRecord[] {
  const isTold = steps.some(({ conclusion }) => conclusion);
  let isOver = false;
  return steps.map(({ name, conclusion, log }, index) => {
    const isLast = index === steps.length - 1;
    const decided = conclusion ?? (isOver ? 'skipped' : isLast && !isTold ? endOf(job) : 'success');
    isOver ||= decided === 'failure' || decided === 'cancelled';
    return { name, conclusion: decided, ...(log !== undefined && { log }) };
  });
}

function endOf(job: JobConclusion): StepConclusion {
  if (job === 'success' || job === 'neutral') return 'success';
  return job === 'failure' ? 'failure' : 'cancelled';
}
