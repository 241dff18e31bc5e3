import type { Step } from '../../jobs/job-steps.js';
import { linesOf } from './log-text.js';

/** What a step leaves in the log: what it is, what it printed, and why it ended when it did not end well. */
export function* stepLines(step: Step): Generator<string> {
  if (step.name !== 'Set up job' && step.name !== 'Complete job') {
    yield `##[group]${step.name.startsWith('Run ') ? step.name : `Run ${step.name}`}`;
    yield 'shell: /usr/bin/bash -e {0}';
    yield '##[endgroup]';
  }
  if (step.log !== undefined) yield* linesOf(step.log);
  if (step.conclusion === 'failure') yield '##[error]Process completed with exit code 1.';
  if (step.conclusion === 'cancelled') yield '##[error]The operation was canceled.';
}
