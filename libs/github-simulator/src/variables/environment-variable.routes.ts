import { findEnvironment } from '../environments/find-environment.js';
import { json } from '../http/answer.js';
import type { Routes } from '../operations/routes.js';
import { createVariable } from './create-variable.js';
import { deleteVariable } from './delete-variable.js';
import { findVariable } from './find-variable.js';
import { listVariables } from './list-variables.js';
import { updateVariable } from './update-variable.js';
import { variableBody } from './variable.body.js';

export const environmentVariableRoutes = {
  'actions/list-environment-variables': (call) => listVariables(call, findEnvironment(call).variables.list()),
  'actions/create-environment-variable': (call) => createVariable(call, findEnvironment(call).variables),
  'actions/get-environment-variable': (call) => json(variableBody(findVariable(call, findEnvironment(call).variables))),
  'actions/update-environment-variable': (call) => updateVariable(call, findEnvironment(call).variables),
  'actions/delete-environment-variable': (call) => deleteVariable(call, findEnvironment(call).variables),
} satisfies Routes;
