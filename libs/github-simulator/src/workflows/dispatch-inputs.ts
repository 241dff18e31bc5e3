import { unprocessable } from '../http/api.error.js';
import type { JsonObject } from '../http/read-body.js';
import type { DispatchInput } from './workflow-definition.js';

const mostInputs = 25;

type Declared = Readonly<Record<string, DispatchInput>>;

/**
 * The inputs that a run gets: what was sent, and the defaults of the rest.
 *
 * @throws ApiError 422 for an input that is unknown, missing, not a scalar, or not one of its options
 */
export function dispatchInputs(declared: Declared, sent: JsonObject): Record<string, string> {
  const unexpected = Object.keys(sent).filter((name) => !Object.hasOwn(declared, name));
  if (unexpected.length > 0) throw unprocessable(`Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  if (Object.keys(sent).length > mostInputs) throw unprocessable(`No more than ${mostInputs} inputs may be provided`);
  const entries = Object.entries(declared).map(([name, input]) => [name, inputValue(name, input, sent[name])] as const);
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function inputValue(name: string, input: DispatchInput, sent: unknown): string | undefined {
  if (typeof sent === 'object' && sent !== null)
    throw unprocessable(`Provided value for input '${name}' is not a string`);
  const value = sent === undefined || sent === null ? input.default : String(sent);
  if (value === undefined && input.required) throw unprocessable(`Required input '${name}' not provided`);
  if (value !== undefined && input.options && !input.options.includes(value)) {
    throw unprocessable(`Provided value '${value}' for input '${name}' not in the list of allowed values`);
  }
  return value;
}
