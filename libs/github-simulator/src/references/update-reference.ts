import { refuseEmpty } from '../commits/refuse-empty.js';
import { requireWorkflowsFor } from '../contents/require-workflows.js';
import { requireObjectName } from '../git-data/require-object-name.js';
import { isAncestor } from '../git/history.js';
import { type Answer, json } from '../http/answer.js';
import { unprocessable } from '../http/api.error.js';
import { type RepositoryCall, param } from '../http/call.js';
import { readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import { changeReference } from './change-reference.js';
import { referenceBody } from './reference.body.js';

/** Moves a reference: forwards, or anywhere when forced. */
export async function updateReference(call: RepositoryCall): Promise<Answer> {
  refuseEmpty(call);
  const name = `refs/${param(call, 'ref')}`;
  const { sha, force } = readFields(readBody(call), { sha: 'string', force: 'boolean?' });
  requireObjectName('sha', sha);
  const { git } = call.repository;
  const from = git.references.read(name);
  if (!from) throw unprocessable('Reference does not exist');
  const object = await git.objects.head(sha);
  if (!object) throw unprocessable('Object does not exist');
  if (name.startsWith('refs/heads/') && object.type !== 'commit') throw unprocessable('Object is not a commit');
  if (!force && !(await isForward(call, from, sha))) throw unprocessable('Update is not a fast forward');
  await requireWorkflowsFor(call, sha);
  changeReference(call, { name, from, to: sha });
  return json(await referenceBody(call, { name, sha }));
}

/** What is not a commit has no history, and may be replaced by anything. */
async function isForward({ repository: { git } }: RepositoryCall, from: string, to: string): Promise<boolean> {
  const [older, newer] = await Promise.all([git.peel(from), git.peel(to)]);
  return !older || !newer || isAncestor(git.directory, older, newer);
}
