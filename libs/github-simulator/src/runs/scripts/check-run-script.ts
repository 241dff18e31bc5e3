import { parseDuration } from '../../clock/parse-duration.js';
import { conclusions } from '../conclusion.js';
import { logsLayouts } from '../logs/logs-layout.js';
import type { RunScript } from './run-script.js';

const waitingStatuses = ['queued', 'waiting', 'requested', 'pending'];
const jobConclusions = conclusions.filter((one) => one !== 'stale' && one !== 'startup_failure');
const stepConclusions = ['success', 'failure', 'cancelled', 'skipped'];

/** @throws RangeError for a script that no run could follow */
export function checkRunScript({ times = 1, queued = 0, inProgress = 0, ...script }: RunScript): void {
  parseDuration(queued);
  parseDuration(inProgress);
  if (!(times > 0)) throw new RangeError(`Failed to add a run script: times is ${times}. Give 1 or more.`);
  expectOneOf('status', script.status, waitingStatuses);
  expectOneOf('conclusion', script.conclusion, conclusions);
  expectOneOf('logsLayout', script.logsLayout, logsLayouts);
  const names = (script.jobs ?? []).map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new RangeError(`Failed to add a run script: two jobs are called ${twice}.`);
  for (const { conclusion, steps = [] } of script.jobs ?? []) {
    expectOneOf("a job's conclusion", conclusion, jobConclusions);
    for (const step of steps) expectOneOf("a step's conclusion", step.conclusion, stepConclusions);
  }
}

function expectOneOf(what: string, value: string | undefined, allowed: readonly string[]): void {
  if (value === undefined || allowed.includes(value)) return;
  throw new RangeError(`Failed to add a run script: ${what} is ${value}. Use one of ${allowed.join(', ')}.`);
}
