import { authenticate } from '../auth/authenticate.js';
import { authorize, authorizeRepository } from '../auth/authorize.js';
import type { Caller } from '../auth/caller.js';
import { allRoutes } from '../operations/all-routes.js';
import { type OperationId, operations } from '../operations/operations.js';
import type { Handler } from '../operations/routes.js';
import { checkUsable } from '../repositories/check-usable.js';
import { findRepository } from '../repositories/find-repository.js';
import { settleArrivals } from '../repositories/settle-arrivals.js';
import type { World } from '../world.js';
import type { Answer } from './answer.js';
import { ApiError, notFound } from './api.error.js';
import { checkVersion } from './api-version.js';
import type { Call, RepositoryCall } from './call.js';
import type { Exchange } from './exchange.js';

const anonymous: Caller = { kind: 'anonymous' };
const repositoryPath = '/repos/{owner}/{repo}';

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
  const { request, text, url, links } = exchange;
  checkVersion(request);
  const caller = await admit(id, world, exchange);
  exchange.leave = world.limits.secondary.enter(caller, id);
  const call = withRepository(id, { request, text, url, links, world, caller, params });
  return (allRoutes[id] as Handler)(call);
}

/** Finds out who is calling and counts the request; a bad credential counts as nobody's. */
async function admit(id: OperationId, world: World, exchange: Exchange): Promise<Caller> {
  const { primary } = world.limits;
  const { requirement } = operations[id];
  const caller = await authenticate(world, exchange).catch((error: unknown) => {
    exchange.budget = primary.budgetOf(anonymous);
    if (error instanceof ApiError && error.status === 401) primary.use(anonymous);
    throw error;
  });
  exchange.caller = caller;
  exchange.budget = primary.budgetOf(caller);
  exchange.isCounted = id !== 'rate-limit/get';
  if (exchange.isCounted) primary.use(caller);
  if (caller.kind === 'installation' && requirement.includes('=')) exchange.acceptedPermissions = requirement;
  return caller;
}

function withRepository(id: OperationId, call: Call): Call | RepositoryCall {
  const { path, requirement } = operations[id];
  if (!path.startsWith(repositoryPath)) {
    authorize(call.caller, requirement);
    return call;
  }
  const repository = findRepository(call, call.params['owner'] ?? '', call.params['repo'] ?? '');
  authorizeRepository(call.caller, requirement, repository);
  // What is below a repository lags behind it: https://github.com/backstage/backstage/issues/8263
  if (path !== repositoryPath && call.world.lag.hides(repository)) throw notFound();
  settleArrivals(repository, call.world);
  checkUsable(id, repository, call);
  return { ...call, repository };
}
