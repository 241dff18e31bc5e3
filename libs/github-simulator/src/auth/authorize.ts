import { hasRepository } from '../apps/installation.js';
import { ApiError, notFound } from '../http/api.error.js';
import type { Repository } from '../repositories/repository.js';
import type { Caller, InstallationCaller } from './caller.js';
import { undecodableToken } from './app-json-web-token.js';
import { type Permissions, isPublicRead, meets } from './permissions.js';

/** Who may use an operation: anybody, the App with its JSON web token, any installation, a person, or who has the permissions. */
export type Requirement = 'anybody' | 'app' | 'installation' | 'user' | (string & {});

/** @throws ApiError 401 or 403 when the caller may not use an operation that belongs to no repository */
export function authorize(caller: Caller, requirement: Requirement): void {
  if (requirement === 'anybody') return;
  if (requirement === 'app' && caller.kind !== 'app') throw undecodableToken();
  if (requirement === 'app') return;
  // Lists show everybody what is public, and leave out the rest themselves.
  if (isPublicRead(requirement) && caller.kind !== 'app') return;
  requirePermissions(caller, requirement);
}

/** @throws ApiError 404 when the caller may not know of the repository, 403 when a permission is missing */
export function authorizeRepository(caller: Caller, requirement: Requirement, repository: Repository): void {
  if (requirement === 'app') {
    authorize(caller, requirement);
    return;
  }
  const selected = caller.kind === 'installation' && isSelected(caller, repository);
  if (!selected && repository.isPrivate) throw notFound();
  if (!repository.isPrivate && isPublicRead(requirement) && caller.kind !== 'app') return;
  requirePermissions(caller, requirement);
  if (!selected) throw notAccessible(requirement);
}

function requirePermissions(caller: Caller, requirement: Requirement): void {
  if (caller.kind === 'anonymous') throw new ApiError(401, 'Requires authentication');
  if (caller.kind === 'app') throw new ApiError(401, 'Bad credentials');
  // Nobody signs in here: what only people may do, an installation may not.
  if (requirement === 'user') throw new ApiError(403, 'Resource not accessible by integration');
  if (requirement === 'installation' || meets(requirement, caller.token.permissions)) return;
  throw notAccessible(requirement);
}

/** Whether a token reaches the repository at all. */
export function isSelected({ installation, token }: InstallationCaller, repository: Repository): boolean {
  if (!hasRepository(installation, repository)) return false;
  return token.repositoryIds === undefined || token.repositoryIds.has(repository.id);
}

/** Whether the caller's installation was given some repositories of its account, not all. */
export function seesChosenOnly(caller: Caller): boolean {
  return caller.kind === 'installation' && caller.installation.selection !== undefined;
}

export function permissionsOf(caller: Caller): Permissions {
  return caller.kind === 'installation' ? caller.token.permissions : {};
}

function notAccessible(requirement: string): ApiError {
  return new ApiError(403, 'Resource not accessible by integration', {
    headers: { 'x-accepted-github-permissions': requirement },
  });
}
