import type { Commit } from '../git/objects/commit.js';
import { unprocessable } from '../http/api.error.js';
import type { RepositoryCall } from '../http/call.js';
import { refuseEmpty } from './refuse-empty.js';

export interface FoundCommit {
  readonly sha: string;
  readonly commit: Commit;
}

/** @throws ApiError 409 for an empty repository, 422 when nothing has that name */
export async function findCommit(call: RepositoryCall, ref: string): Promise<FoundCommit> {
  refuseEmpty(call);
  const { git } = call.repository;
  const sha = await git.resolve(ref);
  const commit = sha && (await git.commit(sha));
  if (!sha || !commit) throw unprocessable(`No commit found for SHA: ${ref}`);
  return { sha, commit };
}
