import { type Answer, json } from '../http/answer.js';
import type { Call } from '../http/call.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import { variableBody } from './variable.body.js';
import type { VariableRecord } from './variables.js';

/** Pages of variables are smaller than those of anything else. */
const pageSizes = { usual: 10, most: 30 };

export function listVariables(
  call: Call,
  variables: readonly VariableRecord[],
  bodyOf: (variable: VariableRecord, call: Call) => object = variableBody,
): Answer {
  const page = pageOf(call, pageSizes);
  const bodies = slice(variables, page).map((variable) => bodyOf(variable, call));
  return json({ total_count: variables.length, variables: bodies }, 200, linkHeader(call, page, variables.length));
}
