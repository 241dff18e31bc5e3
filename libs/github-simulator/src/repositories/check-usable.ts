import { ApiError } from '../http/api.error.js';
import type { Call } from '../http/call.js';
import { readBody } from '../http/read-body.js';
import { type OperationId, operations } from '../operations/operations.js';
import type { Repository } from './repository.js';

/** @throws ApiError 403 for what would change an archived repository, or looks into one that GitHub disabled */
export function checkUsable(id: OperationId, { record }: Repository, call: Call): void {
  const { method, path } = operations[id];
  if (record.disabled && path !== '/repos/{owner}/{repo}') throw new ApiError(403, 'Repository access blocked');
  if (!record.archived || method === 'GET' || id === 'repos/delete') return;
  const isRevived = id === 'repos/update' && readBody(call)['archived'] === false;
  if (!isRevived) throw new ApiError(403, 'Repository was archived so is read-only.');
}
