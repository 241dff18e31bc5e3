import { ApiError } from '../../http/api.error.js';
import type { Repository } from '../../repositories/repository.js';
import type { GitRequest } from './git-request.js';

/** @throws ApiError 403 for a push to an archived repository, or anything in one that GitHub disabled */
export function checkReachable({ record }: Repository, { service }: GitRequest): void {
  if (record.disabled) throw new ApiError(403, 'Access to this repository has been disabled by GitHub staff.');
  if (!record.archived || service !== 'git-receive-pack') return;
  throw new ApiError(403, 'This repository was archived so it is read-only.');
}
