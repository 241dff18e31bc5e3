import { unprocessable } from '../http/api.error.js';
import type { JsonObject } from '../http/read-body.js';
import type { DispatchInput } from './triggers/read-dispatch.js';

type Declared = Readonly<Record<string, DispatchInput>>;

/**
 * The inputs that a run gets: what was sent, and the defaults of the rest.
 *
 * @throws ApiError 422 for an input that is unknown, missing, no string, or not what its type allows
 */
export function dispatchInputs(declared: Declared, sent: JsonObject): Record<string, string> {
  const unexpected = Object.keys(sent).filter((name) => !Object.hasOwn(declared, name));
  if (unexpected.length > 0) throw unprocessable(`Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  const given = new Map(Object.entries(sent));
  const entries = Object.entries(declared).map(
    ([name, input]) => [name, inputValue(name, input, given.get(name))] as const,
  );
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function inputValue(name: string, input: DispatchInput, sent: unknown): string | undefined {
  const value = sent ?? input.default;
  if (value === undefined && input.required) throw unprocessable(`Required input '${name}' not provided`);
  if (value === undefined) return undefined;
  // Numbers and booleans are sent as text: https://github.com/convictional/trigger-workflow-and-wait/issues/98
  if (typeof value !== 'string') throw unprocessable(`Invalid value for input '${name}'`);
  checkType(name, input, value);
  return value;
}

function checkType(name: string, { type, options }: DispatchInput, value: string): void {
  const allowed = type === 'boolean' ? ['true', 'false'] : type === 'choice' ? options : undefined;
  if (allowed && !allowed.includes(value)) {
    throw unprocessable(`Provided value '${value}' for input '${name}' not in the list of allowed values`);
  }
  const isNumber = value.trim() !== '' && Number.isFinite(Number(value));
  if (type === 'number' && !isNumber) throw unprocessable(`Invalid value for input '${name}'`);
}
