import type { Routes } from '../operations/routes.js';
import { environmentVariableRoutes } from './environment-variable.routes.js';
import { organizationVariableRoutes } from './organization-variable.routes.js';
import { repositoryVariableRoutes } from './repository-variable.routes.js';

export const variableRoutes = {
  ...repositoryVariableRoutes,
  ...environmentVariableRoutes,
  ...organizationVariableRoutes,
} satisfies Routes;
