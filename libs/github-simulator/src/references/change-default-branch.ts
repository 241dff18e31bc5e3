import { ReferenceMovedError } from '../git/references/reference-moved.error.js';
import { unprocessable } from '../http/api.error.js';
import type { Repository } from '../repositories/repository.js';

/**
 * Makes another branch the default branch, and with it what belongs to that: both or neither.
 *
 * @throws ApiError 422 when another writer holds HEAD
 */
export function changeDefaultBranch({ git }: Repository, branch: string, meanwhile?: () => void): void {
  try {
    git.references.setDefaultBranch(branch, meanwhile);
  } catch (error) {
    throw error instanceof ReferenceMovedError ? unprocessable('Reference cannot be updated') : error;
  }
}
