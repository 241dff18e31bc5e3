import { notFound } from '../http/api.error.js';
import { type Call, param } from '../http/call.js';
import type { VariableRecord, Variables } from './variables.js';

/** @throws ApiError 404 when the holder has no variable of the name in the path */
export function findVariable(call: Call, variables: Variables): VariableRecord {
  const variable = variables.find(param(call, 'name'));
  if (!variable) throw notFound();
  return variable;
}
