import { unprocessable } from '../http/api.error.js';
import type { Repository } from './repository.js';

/** @throws ApiError 422 for a branch that does not exist */
export function checkDefaultBranch({ git }: Repository, branch: string): void {
  if (git.branchHead(branch)) return;
  const message = git.isEmpty
    ? 'Cannot update default branch for an empty repository. Please init the repository and push first.'
    : `The branch ${branch} was not found. Please push that ref first or create it via the Git Data API.`;
  throw unprocessable('Validation Failed', [
    { resource: 'Repository', field: 'default_branch', code: 'invalid', message },
  ]);
}
