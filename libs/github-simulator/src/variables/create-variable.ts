import { type Answer, json } from '../http/answer.js';
import { unprocessable } from '../http/api.error.js';
import type { Call } from '../http/call.js';
import { readBody } from '../http/read-body.js';
import { type Fields, readFields } from '../http/read-fields.js';
import { findOrganizationSettings } from '../organizations/find-organization-settings.js';
import { readRepositoryAccess } from '../repository-access/read-repository-access.js';
import type { RepositoryAccess } from '../repository-access/repository-access.js';
import { checkVariableName, checkVariableValue } from './check-variable.js';
import type { Variables } from './variables.js';

const namedValue = { name: 'string', value: 'string' } as const;

/** Creates a variable of a repository or an environment. */
export function createVariable(call: Call, variables: Variables): Answer {
  return addVariable(call, variables, readFields(readBody(call), namedValue));
}

/** Creates a variable of an organisation, and says which of its repositories may use it. */
export function createOrganizationVariable(call: Call): Answer {
  const { variables } = findOrganizationSettings(call);
  const body = readBody(call);
  const fields = readFields(body, { ...namedValue, visibility: 'string' });
  return addVariable(call, variables, fields, readRepositoryAccess(call, body));
}

function addVariable(
  call: Call,
  variables: Variables,
  { name, value }: Fields<typeof namedValue>,
  access?: RepositoryAccess,
): Answer {
  checkVariableName(name, variables);
  checkVariableValue(value);
  if (variables.list().length >= variables.most) {
    throw unprocessable(`Failed to add variable. The limit of ${variables.most} variables has been reached.`);
  }
  const now = call.world.clock.nowMs();
  variables.add({ name, value, createdAt: now, updatedAt: now, ...(access && { access }) });
  return json({}, 201);
}
