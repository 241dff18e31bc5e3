import { json, noContent } from '../http/answer.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import type { Routes } from '../operations/routes.js';
import { environmentBody } from './environment.body.js';
import { findEnvironment } from './find-environment.js';
import { putEnvironment } from './put-environment.js';

export const environmentRoutes = {
  'repos/get-all-environments': (call) => {
    const environments = call.repository.environments.list();
    const page = pageOf(call);
    const bodies = slice(environments, page).map((environment) => environmentBody(environment, call));
    const body = { total_count: environments.length, environments: bodies };
    return json(body, 200, linkHeader(call, page, environments.length));
  },

  'repos/get-environment': (call) => json(environmentBody(findEnvironment(call), call)),
  'repos/create-or-update-environment': putEnvironment,

  'repos/delete-an-environment': (call) => {
    call.repository.environments.delete(findEnvironment(call));
    return noContent();
  },
} satisfies Routes;
