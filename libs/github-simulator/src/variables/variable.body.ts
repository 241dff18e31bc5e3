import type { Call } from '../http/call.js';
import { timestamp } from '../http/timestamp.js';
import { accessBody } from '../repository-access/access.body.js';
import type { VariableRecord } from './variables.js';

export function variableBody({ name, value, createdAt, updatedAt }: VariableRecord) {
  return { name, value, created_at: timestamp(createdAt), updated_at: timestamp(updatedAt) };
}

/** A variable of an organisation, to who may manage it. */
export function organizationVariableBody(variable: VariableRecord, call: Call) {
  return { ...variableBody(variable), ...accessBody(variable.access, `actions/variables/${variable.name}`, call) };
}
