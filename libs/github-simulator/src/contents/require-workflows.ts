import { permissionsOf } from '../auth/authorize.js';
import { includesLevel } from '../auth/permissions.js';
import { newWorkflowFile } from '../git/history.js';
import { ApiError } from '../http/api.error.js';
import type { Call, RepositoryCall } from '../http/call.js';

/**
 * Without the permission GitHub hides workflow files from who would write them, in a bare 404.
 *
 * @throws ApiError 404 unless the caller may write workflows
 * @see https://github.com/octokit/octokit.rb/issues/1184
 */
export function requireWorkflows(call: Call): void {
  if (mayWriteWorkflows(call)) return;
  const acceptedPermissions = { 'x-accepted-github-permissions': 'contents=write,workflows=write' };
  throw new ApiError(404, 'Not Found', { headers: acceptedPermissions });
}

/** @throws ApiError 404 when a commit would bring a workflow file in that the caller may not write */
export async function requireWorkflowsFor(call: RepositoryCall, sha: string): Promise<void> {
  const { git } = call.repository;
  if (mayWriteWorkflows(call)) return;
  const commit = await git.peel(sha);
  if (commit && (await newWorkflowFile(git.directory, commit))) requireWorkflows(call);
}

export function mayWriteWorkflows({ caller }: Pick<Call, 'caller'>): boolean {
  return includesLevel(permissionsOf(caller)['workflows'], 'write');
}
