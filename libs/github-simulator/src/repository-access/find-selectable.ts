import { isSelected } from '../auth/authorize.js';
import { notFound } from '../http/api.error.js';
import type { Call } from '../http/call.js';
import { findOwnOrganization } from '../organizations/find-own-organization.js';
import type { Repository } from '../repositories/repository.js';

/** @throws ApiError 404 unless the organisation has the repository and the caller reaches it */
export function findSelectable(call: Call, id: number): Repository {
  const repository = call.world.repositories.withId(id);
  const isOwn = repository?.owner === findOwnOrganization(call);
  if (!isOwn || call.caller.kind !== 'installation' || !isSelected(call.caller, repository)) throw notFound();
  return repository;
}
