import { type Answer, noContent } from '../http/answer.js';
import type { Call } from '../http/call.js';
import { type JsonObject, readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import { findOrganizationSettings } from '../organizations/find-organization-settings.js';
import { readRepositoryAccess } from '../repository-access/read-repository-access.js';
import { checkVariableName, checkVariableValue } from './check-variable.js';
import { findVariable } from './find-variable.js';
import type { VariableRecord, Variables } from './variables.js';

/** Changes name or value of a variable; what the body does not say stays as it is. */
export function updateVariable(call: Call, variables: Variables): Answer {
  const variable = findVariable(call, variables);
  variables.update(variable, readChanges(call, readBody(call), variable, variables));
  return noContent();
}

/** Changes name, value or access of an organisation's variable. */
export function updateOrganizationVariable(call: Call): Answer {
  const { variables } = findOrganizationSettings(call);
  const variable = findVariable(call, variables);
  const body = readBody(call);
  const changes = readChanges(call, body, variable, variables);
  readFields(body, { visibility: 'string?' });
  variables.update(variable, { ...changes, access: readRepositoryAccess(call, body, variable.access) });
  return noContent();
}

function readChanges(call: Call, body: JsonObject, variable: VariableRecord, variables: Variables) {
  const { name = variable.name, value = variable.value } = readFields(body, { name: 'string?', value: 'string?' });
  if (name.toUpperCase() !== variable.name) checkVariableName(name, variables);
  checkVariableValue(value);
  return { name, value, updatedAt: call.world.clock.nowMs() };
}
