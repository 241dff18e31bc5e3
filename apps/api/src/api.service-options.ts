import { ApiSettings } from '@project-factory/shared-config';
import type { ServiceOptions } from '@project-factory/shared-service';
import { ApiModule } from './api.module.js';
import { queueProblem } from './projects/queue-problem.js';

/** How the API is started, alone or beside others. */
export const api: ServiceOptions = {
  name: 'api',
  listen: ApiSettings,
  module: (env) => ApiModule.forRoot(env),
  toProblem: queueProblem,
};
