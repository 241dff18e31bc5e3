import type { Commit } from '../git/objects/commit.js';
import { ApiError, unprocessable } from '../http/api.error.js';
import type { RepositoryCall } from '../http/call.js';

/** @throws ApiError 409 for an empty repository, 422 when nothing has that name */
export async function findCommit(
  { repository: { git } }: RepositoryCall,
  ref: string,
): Promise<{ sha: string; commit: Commit }> {
  if (git.isEmpty) throw new ApiError(409, 'Git Repository is empty.');
  const sha = await git.resolve(ref);
  const commit = sha && (await git.commit(sha));
  if (!sha || !commit) throw unprocessable(`No commit found for SHA: ${ref}`);
  return { sha, commit };
}
