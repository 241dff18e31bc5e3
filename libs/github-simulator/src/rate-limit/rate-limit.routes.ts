import { json } from '../http/answer.js';
import type { Routes } from '../operations/routes.js';
import { budgetBody } from './budget.body.js';

export const rateLimitRoutes = {
  'rate-limit/get': ({ world, caller }) => {
    const core = budgetBody(world.limits.primary.budgetOf(caller));
    const untouched = (limit: number) => ({ limit, used: 0, remaining: limit, reset: core.reset });
    const resources = {
      core,
      search: untouched(30),
      graphql: untouched(5000),
      integration_manifest: untouched(5000),
      code_search: untouched(10),
    };
    return json({ resources, rate: core });
  },
} satisfies Routes;
