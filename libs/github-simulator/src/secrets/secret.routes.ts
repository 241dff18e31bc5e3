import type { Routes } from '../operations/routes.js';
import { environmentSecretRoutes } from './environment-secret.routes.js';
import { organizationSecretRoutes } from './organization-secret.routes.js';
import { repositorySecretRoutes } from './repository-secret.routes.js';

export const secretRoutes = {
  ...repositorySecretRoutes,
  ...environmentSecretRoutes,
  ...organizationSecretRoutes,
} satisfies Routes;
