import { ApiError } from '../http/api.error.js';
import type { RepositoryCall } from '../http/call.js';

/** @throws ApiError 409 for a repository without a commit, which has no git data to work with */
export function refuseEmpty({ repository }: RepositoryCall): void {
  if (repository.git.isEmpty) throw new ApiError(409, 'Git Repository is empty.');
}
