import { authenticate } from '../auth/authenticate.js';
import { authorize, authorizeRepository } from '../auth/authorize.js';
import type { Caller } from '../auth/caller.js';
import { allRoutes } from '../operations/all-routes.js';
import { type OperationId, operations } from '../operations/operations.js';
import type { Handler } from '../operations/routes.js';
import type { World } from '../world.js';
import type { Answer } from './answer.js';
import { ApiError, notFound } from './api.error.js';
import { checkVersion } from './api-version.js';
import type { Call, RepositoryCall } from './call.js';
import type { Exchange } from './exchange.js';

const anonymous: Caller = { kind: 'anonymous' };

/**
 * Runs an operation for who is allowed to.
 *
 * @throws ApiError what GitHub answers to who is not, or has used up its requests
 */
export async function performOperation(
  id: OperationId,
  world: World,
  exchange: Exchange,
  params: Record<string, string>,
): Promise<Answer> {
  const { request, url, links } = exchange;
  checkVersion(request);
  const caller = await admit(id, world, exchange);
  const call = withRepository(id, { request, url, links, world, caller, params });
  return (allRoutes[id] as Handler)(call);
}

/** Finds out who is calling and counts the request; a bad credential counts as nobody's. */
async function admit(id: OperationId, world: World, exchange: Exchange): Promise<Caller> {
  const caller = await authenticate(world, exchange.request.headers.get('authorization')).catch((error: unknown) => {
    exchange.budget = world.limits.budgetOf(anonymous);
    if (error instanceof ApiError && error.status === 401) world.limits.use(anonymous);
    throw error;
  });
  exchange.budget = world.limits.budgetOf(caller);
  if (id !== 'rate-limit/get') world.limits.use(caller);
  const [, , requirement] = operations[id];
  if (caller.kind === 'installation' && requirement.includes('=')) exchange.acceptedPermissions = requirement;
  return caller;
}

function withRepository(id: OperationId, call: Call): Call | RepositoryCall {
  const [, template, requirement] = operations[id];
  if (!template.startsWith('/repos/{owner}/{repo}')) {
    authorize(call.caller, requirement);
    return call;
  }
  const repository = call.world.repositories.find(call.params['owner'] ?? '', call.params['repo'] ?? '');
  if (!repository) throw notFound();
  authorizeRepository(call.caller, requirement, repository);
  return { ...call, repository };
}
