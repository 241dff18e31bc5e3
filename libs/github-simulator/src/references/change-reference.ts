import type { ReferenceMove } from '../git/references/reference-move.js';
import { ReferenceMovedError } from '../git/references/reference-moved.error.js';
import { unprocessable } from '../http/api.error.js';
import type { RepositoryCall } from '../http/call.js';
import { moveReference } from './move-reference.js';

/**
 * Moves or deletes a reference that was there a moment ago.
 *
 * @throws ApiError 422 when another changed it meanwhile
 */
export function changeReference({ world, repository }: RepositoryCall, move: ReferenceMove): void {
  try {
    moveReference(world, repository, move);
  } catch (error) {
    if (!(error instanceof ReferenceMovedError)) throw error;
    throw unprocessable('Reference cannot be updated');
  }
}
