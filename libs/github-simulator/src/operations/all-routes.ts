import { appRoutes } from '../apps/app.routes.js';
import { installationRoutes } from '../apps/installation.routes.js';
import { branchRoutes } from '../branches/branch.routes.js';
import { commitRoutes } from '../commits/commit.routes.js';
import { contentRoutes } from '../contents/content.routes.js';
import { metaRoutes } from '../meta/meta.routes.js';
import { organizationRoutes } from '../organizations/organization.routes.js';
import { rateLimitRoutes } from '../rate-limit/rate-limit.routes.js';
import { referenceRoutes } from '../references/reference.routes.js';
import { repositoryRoutes } from '../repositories/repository.routes.js';
import { runRoutes } from '../runs/run.routes.js';
import { secretRoutes } from '../secrets/secret.routes.js';
import { workflowRoutes } from '../workflows/workflow.routes.js';
import type { Routes } from './routes.js';

export const allRoutes: Routes = {
  ...metaRoutes,
  ...rateLimitRoutes,
  ...appRoutes,
  ...installationRoutes,
  ...organizationRoutes,
  ...repositoryRoutes,
  ...contentRoutes,
  ...commitRoutes,
  ...branchRoutes,
  ...referenceRoutes,
  ...secretRoutes,
  ...workflowRoutes,
  ...runRoutes,
};
