import { unprocessable } from '../http/api.error.js';
import type { Call } from '../http/call.js';
import { inspect } from '../http/inspect.js';
import type { JsonObject } from '../http/read-body.js';
import { findSelectable } from './find-selectable.js';
import { readRepositoryIds } from './read-repository-ids.js';
import { type RepositoryAccess, visibilities } from './repository-access.js';

/**
 * Which repositories a body lets in. What it does not say stays as it is.
 *
 * @throws ApiError 422 for a visibility that there is not, 404 for a repository that the caller does not reach
 */
export function readRepositoryAccess(call: Call, body: JsonObject, current?: RepositoryAccess): RepositoryAccess {
  const visibility = readVisibility(body['visibility'] ?? current?.visibility);
  const ids = readRepositoryIds(body);
  if (visibility !== 'selected' && ids && ids.length > 0) {
    throw unprocessable(
      'Invalid request.\n\n"selected_repository_ids" is only permitted when "visibility" is "selected".',
    );
  }
  if (visibility !== 'selected') return { visibility, selected: [] };
  for (const id of ids ?? []) findSelectable(call, id);
  return { visibility, selected: ids ?? current?.selected ?? [] };
}

function readVisibility(value: unknown): RepositoryAccess['visibility'] {
  const visibility = visibilities.find((known) => known === value);
  if (visibility) return visibility;
  const known = visibilities.map((name) => `"${name}"`).join(', ');
  throw unprocessable(
    `Invalid request.\n\nFor 'properties/visibility', ${inspect(value)} is not a member of [${known}].`,
  );
}
