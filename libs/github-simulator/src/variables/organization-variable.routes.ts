import { json } from '../http/answer.js';
import type { Call } from '../http/call.js';
import type { Routes } from '../operations/routes.js';
import { findOrganizationSettings } from '../organizations/find-organization-settings.js';
import {
  type Shared,
  addSelectedRepository,
  listSelectedRepositories,
  removeSelectedRepository,
  requireSelection,
  setSelectedRepositories,
} from '../repository-access/selected-repositories.js';
import { createOrganizationVariable } from './create-variable.js';
import { deleteVariable } from './delete-variable.js';
import { findVariable } from './find-variable.js';
import { listVariables } from './list-variables.js';
import { updateOrganizationVariable } from './update-variable.js';
import { organizationVariableBody } from './variable.body.js';
import type { Variables } from './variables.js';

export const organizationVariableRoutes = {
  'actions/list-org-variables': (call) => listVariables(call, variablesOf(call).list(), organizationVariableBody),
  'actions/create-org-variable': createOrganizationVariable,
  'actions/get-org-variable': (call) => json(organizationVariableBody(findVariable(call, variablesOf(call)), call)),
  'actions/update-org-variable': updateOrganizationVariable,
  'actions/delete-org-variable': (call) => deleteVariable(call, variablesOf(call)),

  'actions/list-selected-repos-for-org-variable': (call) => {
    const shared = sharedVariable(call);
    // Variables differ from secrets here, which list nothing.
    requireSelection(shared);
    return listSelectedRepositories(call, shared);
  },
  'actions/set-selected-repos-for-org-variable': (call) => setSelectedRepositories(call, sharedVariable(call)),
  'actions/add-selected-repo-to-org-variable': (call) => addSelectedRepository(call, sharedVariable(call)),
  'actions/remove-selected-repo-from-org-variable': (call) => removeSelectedRepository(call, sharedVariable(call)),
} satisfies Routes;

function variablesOf(call: Call): Variables {
  return findOrganizationSettings(call).variables;
}

function sharedVariable(call: Call): Shared {
  const variables = variablesOf(call);
  const variable = findVariable(call, variables);
  return { access: variable.access, share: (access) => variables.update(variable, { access }) };
}
