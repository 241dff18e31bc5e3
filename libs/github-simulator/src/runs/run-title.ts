import type { RunRecord } from './run-record.js';

/** What a title can be made of. */
type Named = Pick<RunRecord, 'id' | 'number' | 'event' | 'workflowName' | 'headBranch' | 'headSha' | 'inputs'>;

const opening = '${{';
const closing = '}}';

/**
 * Fills in a workflow's `run-name`: clients find a run by an input that stands in it. What is not known here is empty,
 * as what does not exist is on GitHub.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#run-name
 */
export function runTitle(runName: string, run: Named): string {
  let title = '';
  let at = 0;
  for (;;) {
    const start = runName.indexOf(opening, at);
    const end = start < 0 ? -1 : runName.indexOf(closing, start + opening.length);
    if (end < 0) return title + runName.slice(at);
    title += runName.slice(at, start) + valueOf(runName.slice(start + opening.length, end).trim(), run);
    at = end + closing.length;
  }
}

function valueOf(expression: string, run: Named): string {
  const [, input] = /^(?:github\.event\.)?inputs\.([\w-]+)$/.exec(expression) ?? [];
  if (input !== undefined) return new Map(Object.entries(run.inputs)).get(input) ?? '';
  const values = new Map([
    ['github.event_name', run.event],
    ['github.ref_name', run.headBranch],
    ['github.run_id', String(run.id)],
    ['github.run_number', String(run.number)],
    ['github.sha', run.headSha],
    ['github.workflow', run.workflowName],
  ]);
  return values.get(expression) ?? '';
}
