import { refuseEmpty } from '../commits/refuse-empty.js';
import { type Answer, noContent } from '../http/answer.js';
import { unprocessable } from '../http/api.error.js';
import { type RepositoryCall, param } from '../http/call.js';
import { changeReference } from './change-reference.js';

export function deleteReference(call: RepositoryCall): Answer {
  refuseEmpty(call);
  const { references } = call.repository.git;
  const name = `refs/${param(call, 'ref')}`;
  const from = references.read(name);
  if (!from) throw unprocessable('Reference does not exist');
  if (name === `refs/heads/${references.defaultBranch()}`) throw unprocessable('Cannot delete the default branch');
  changeReference(call, { name, from, to: undefined });
  return noContent();
}
