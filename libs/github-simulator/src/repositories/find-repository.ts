import { isSelected } from '../auth/authorize.js';
import { notFound } from '../http/api.error.js';
import type { Call } from '../http/call.js';
import { movedPermanently } from './moved-permanently.js';
import type { Repository } from './repository.js';

/**
 * The repository of a name. Whether the caller may know of it is for others to say.
 *
 * @throws ApiError 404 when there is none; 301 or 307 when it has another name now, for who may see it
 */
export function findRepository(call: Call, owner: string, name: string): Repository {
  const { repositories } = call.world;
  const found = repositories.find(owner, name);
  if (found) return found;
  const moved = repositories.findMoved(owner, name);
  if (moved && maySee(call, moved)) throw movedPermanently(call, moved);
  throw notFound();
}

function maySee({ caller }: Call, repository: Repository): boolean {
  if (!repository.isPrivate || caller.kind === 'app') return true;
  return caller.kind === 'installation' && isSelected(caller, repository);
}
