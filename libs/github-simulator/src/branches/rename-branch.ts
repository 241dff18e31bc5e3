import { permissionsOf } from '../auth/authorize.js';
import { includesLevel } from '../auth/permissions.js';
import { isReferenceName } from '../git/references/reference-name.js';
import { type Answer, json } from '../http/answer.js';
import { ApiError, notFound, unprocessable } from '../http/api.error.js';
import { type RepositoryCall, param } from '../http/call.js';
import { readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import { changeDefaultBranch } from '../references/change-default-branch.js';
import { changeReference } from '../references/change-reference.js';
import { branchBody } from './branch.body.js';

/** Gives a branch another name, and with it the default branch. */
export async function renameBranch(call: RepositoryCall): Promise<Answer> {
  const { references } = call.repository.git;
  const from = param(call, 'branch');
  const { new_name: to } = readFields(readBody(call), { new_name: 'string' });
  const head = references.read(`refs/heads/${from}`);
  if (!head) throw notFound('Branch not found');
  if (from === references.defaultBranch()) requireAdministration(call);
  if (!isReferenceName(`refs/heads/${to}`)) throw unprocessable(`${to} is not a valid branch name.`);
  if (references.read(`refs/heads/${to}`)) throw unprocessable(`A branch named "${to}" already exists.`);
  rename(call, from, to, head);
  return json(await branchBody(call, to), 201);
}

/** @throws ApiError 422 when a push came between, or another writer holds HEAD; then all is as it was */
function rename(call: RepositoryCall, from: string, to: string, head: string): void {
  const { references } = call.repository.git;
  const isDefault = from === references.defaultBranch();
  changeReference(call, { name: `refs/heads/${to}`, from: undefined, to: head });
  try {
    if (isDefault) changeDefaultBranch(call.repository, to);
    changeReference(call, { name: `refs/heads/${from}`, from: head, to: undefined });
  } catch (error) {
    if (isDefault && references.defaultBranch() === to) changeDefaultBranch(call.repository, from);
    changeReference(call, { name: `refs/heads/${to}`, from: head, to: undefined });
    throw error;
  }
}

/** Only who may administer a repository may rename its default branch. */
function requireAdministration({ caller }: RepositoryCall): void {
  if (includesLevel(permissionsOf(caller)['administration'], 'write')) return;
  throw new ApiError(403, 'Resource not accessible by integration', {
    headers: { 'x-accepted-github-permissions': 'administration=write' },
  });
}
