import { authenticate } from '../../auth/authenticate.js';
import { isSelected, permissionsOf } from '../../auth/authorize.js';
import type { Caller } from '../../auth/caller.js';
import { includesLevel } from '../../auth/permissions.js';
import { ApiError } from '../../http/api.error.js';
import type { Exchange } from '../../http/exchange.js';
import type { Repository } from '../../repositories/repository.js';
import { settleArrivals } from '../../repositories/settle-arrivals.js';
import type { World } from '../../world.js';
import type { GitRequest } from './git-request.js';

/** A git request that may go on. */
export interface GitAccess {
  readonly repository: Repository;
  readonly caller: Caller;
}

/**
 * Whether a git process may see or change a repository.
 *
 * @throws ApiError 401 to make git ask for credentials: it never sends them unasked, not even for what it may not see
 */
export async function authorizeGit(world: World, git: GitRequest, exchange: Exchange): Promise<GitAccess> {
  const caller = await authenticate(world, exchange).catch((error: unknown) => {
    throw error instanceof ApiError && error.status !== 403 ? needsCredentials('Invalid username or token.') : error;
  });
  const repository = findGitRepository(world, git);
  const isWrite = git.service === 'git-receive-pack';
  if (caller.kind === 'app') throw needsCredentials('Invalid username or token.');
  exchange.caller = caller;
  if (repository && !repository.isPrivate && !isWrite) return { repository, caller };
  if (caller.kind === 'anonymous') throw needsCredentials('Repository not found.');
  const isReachable = repository && (isSelected(caller, repository) || !repository.isPrivate);
  if (!isReachable) throw new ApiError(404, 'Repository not found.');
  const isAllowed = includesLevel(permissionsOf(caller)['contents'], isWrite ? 'write' : 'read');
  if (isAllowed && isSelected(caller, repository)) return { repository, caller };
  throw new ApiError(403, `${isWrite ? 'Write' : 'Read'} access to repository not granted.`);
}

/** The repository that has the name, or had it before. */
function findGitRepository(world: World, { owner, name }: GitRequest): Repository | undefined {
  const repository = world.repositories.find(owner, name) ?? world.repositories.findMoved(owner, name);
  if (!repository || world.lag.hides(repository)) return undefined;
  settleArrivals(repository, world);
  return repository;
}

function needsCredentials(message: string): ApiError {
  return new ApiError(401, message, { headers: { 'www-authenticate': 'Basic realm="GitHub"' } });
}
