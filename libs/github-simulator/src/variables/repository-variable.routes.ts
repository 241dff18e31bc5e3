import { json } from '../http/answer.js';
import type { Routes } from '../operations/routes.js';
import { mayUse } from '../repository-access/repository-access.js';
import { createVariable } from './create-variable.js';
import { deleteVariable } from './delete-variable.js';
import { findVariable } from './find-variable.js';
import { listVariables } from './list-variables.js';
import { updateVariable } from './update-variable.js';
import { variableBody } from './variable.body.js';

export const repositoryVariableRoutes = {
  'actions/list-repo-variables': (call) => listVariables(call, call.repository.variables.list()),
  'actions/create-repo-variable': (call) => createVariable(call, call.repository.variables),
  'actions/get-repo-variable': (call) => json(variableBody(findVariable(call, call.repository.variables))),
  'actions/update-repo-variable': (call) => updateVariable(call, call.repository.variables),
  'actions/delete-repo-variable': (call) => deleteVariable(call, call.repository.variables),

  'actions/list-repo-organization-variables': (call) => {
    const { variables } = call.world.organizationSettings.of(call.repository.owner);
    return listVariables(
      call,
      variables.list().filter(({ access }) => mayUse(call.repository, access)),
    );
  },
} satisfies Routes;
