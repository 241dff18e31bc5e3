import { mapping } from '../yaml-mapping.js';
import { findTrigger } from './find-trigger.js';

/** One input of a `workflow_dispatch` trigger. */
export interface DispatchInput {
  readonly type: 'string' | 'choice' | 'boolean' | 'number' | 'environment';
  readonly required: boolean;
  readonly default?: string;
  /** What a `choice` may be. */
  readonly options?: readonly string[];
}

const types: readonly unknown[] = ['string', 'choice', 'boolean', 'number', 'environment'];

/** Inputs by name; undefined when nobody may dispatch it. */
export function readDispatch(on: unknown): Record<string, DispatchInput> | undefined {
  const trigger = findTrigger(on, 'workflow_dispatch');
  const inputs = Object.entries(mapping(trigger?.['inputs']));
  return trigger && Object.fromEntries(inputs.map(([name, input]) => [name, readInput(mapping(input))]));
}

function readInput(input: Record<string, unknown>): DispatchInput {
  const { type, default: fallback, options } = input;
  return {
    type: types.includes(type) ? (type as DispatchInput['type']) : 'string',
    required: input['required'] === true,
    ...(fallback !== undefined && fallback !== null && { default: String(fallback) }),
    ...(Array.isArray(options) && { options: options.map(String) }),
  };
}
