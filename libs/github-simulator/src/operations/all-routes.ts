import { appRoutes } from '../apps/app.routes.js';
import { installationRoutes } from '../apps/installation.routes.js';
import { artifactRoutes } from '../artifacts/artifact.routes.js';
import { branchRoutes } from '../branches/branch.routes.js';
import { commitRoutes } from '../commits/commit.routes.js';
import { contentRoutes } from '../contents/content.routes.js';
import { environmentRoutes } from '../environments/environment.routes.js';
import { jobRoutes } from '../jobs/job.routes.js';
import { gitDataRoutes } from '../git-data/git-data.routes.js';
import { metaRoutes } from '../meta/meta.routes.js';
import { organizationRoutes } from '../organizations/organization.routes.js';
import { rateLimitRoutes } from '../rate-limit/rate-limit.routes.js';
import { referenceRoutes } from '../references/reference.routes.js';
import { repositoryRoutes } from '../repositories/repository.routes.js';
import { logRoutes } from '../runs/logs/log.routes.js';
import { rerunRoutes } from '../runs/rerun.routes.js';
import { runRoutes } from '../runs/run.routes.js';
import { secretRoutes } from '../secrets/secret.routes.js';
import { userRoutes } from '../users/user.routes.js';
import { variableRoutes } from '../variables/variable.routes.js';
import { webhookRoutes } from '../webhooks/webhook.routes.js';
import { workflowRoutes } from '../workflows/workflow.routes.js';
import type { Routes } from './routes.js';

export const allRoutes: Routes = {
  ...metaRoutes,
  ...rateLimitRoutes,
  ...appRoutes,
  ...webhookRoutes,
  ...installationRoutes,
  ...organizationRoutes,
  ...userRoutes,
  ...repositoryRoutes,
  ...contentRoutes,
  ...commitRoutes,
  ...branchRoutes,
  ...referenceRoutes,
  ...gitDataRoutes,
  ...environmentRoutes,
  ...secretRoutes,
  ...variableRoutes,
  ...workflowRoutes,
  ...runRoutes,
  ...rerunRoutes,
  ...jobRoutes,
  ...logRoutes,
  ...artifactRoutes,
};
