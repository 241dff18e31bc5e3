import { type Answer, noContent } from '../http/answer.js';
import type { Call } from '../http/call.js';
import { findVariable } from './find-variable.js';
import type { Variables } from './variables.js';

export function deleteVariable(call: Call, variables: Variables): Answer {
  variables.delete(findVariable(call, variables));
  return noContent();
}
