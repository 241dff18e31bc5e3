import type { RunRecord } from './run-record.js';

/** What a title can be made of. */
type Named = Pick<RunRecord, 'id' | 'number' | 'event' | 'workflowName' | 'headBranch' | 'headSha' | 'inputs'>;

/**
 * Fills in a workflow's `run-name`: clients find a run by an input that stands in it. What is not known here is empty,
 * as what does not exist is on GitHub.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#run-name
 */
export function runTitle(runName: string, run: Named): string {
  return runName.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_whole, expression: string) => valueOf(expression, run));
}

function valueOf(expression: string, run: Named): string {
  const [, input] = /^(?:github\.event\.)?inputs\.([\w-]+)$/.exec(expression) ?? [];
  if (input !== undefined) return run.inputs[input] ?? '';
  const values: Record<string, string> = {
    'github.event_name': run.event,
    'github.ref_name': run.headBranch,
    'github.run_id': String(run.id),
    'github.run_number': String(run.number),
    'github.sha': run.headSha,
    'github.workflow': run.workflowName,
  };
  return values[expression] ?? '';
}
