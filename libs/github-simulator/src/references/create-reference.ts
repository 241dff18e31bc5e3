import { refuseEmpty } from '../commits/refuse-empty.js';
import { requireWorkflowsFor } from '../contents/require-workflows.js';
import { requireObjectName } from '../git-data/require-object-name.js';
import { isReferenceName } from '../git/references/reference-name.js';
import { ReferenceMovedError } from '../git/references/reference-moved.error.js';
import { type Answer, json } from '../http/answer.js';
import { unprocessable } from '../http/api.error.js';
import type { RepositoryCall } from '../http/call.js';
import { readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import { moveReference } from './move-reference.js';
import { referenceBody } from './reference.body.js';

export async function createReference(call: RepositoryCall): Promise<Answer> {
  refuseEmpty(call);
  const { ref: name, sha } = readFields(readBody(call), { ref: 'string', sha: 'string' });
  checkName(name);
  await checkTarget(call, name, sha);
  await requireWorkflowsFor(call, sha);
  create(call, name, sha);
  const body = await referenceBody(call, { name, sha });
  return json(body, 201, { location: body.url });
}

function checkName(name: string): void {
  if (!name.startsWith('refs/')) throw unprocessable("Reference name must start with 'refs/'.");
  if (!isReferenceName(name)) throw unprocessable(`${name} is not a valid ref name.`);
  if (name.split('/').length < 3) {
    throw unprocessable('Reference name must contain at least three slash-separated components.');
  }
}

async function checkTarget({ repository: { git } }: RepositoryCall, name: string, sha: string): Promise<void> {
  requireObjectName('sha', sha);
  const object = await git.objects.head(sha);
  if (!object) throw unprocessable('Object does not exist');
  if (git.references.read(name)) throw unprocessable('Reference already exists');
  if (name.startsWith('refs/heads/') && object.type !== 'commit') throw unprocessable('Reference update failed');
}

/** @throws ApiError 422 when another was first, or a branch stands where a directory would be */
function create({ world, repository }: RepositoryCall, name: string, sha: string): void {
  try {
    moveReference(world, repository, { name, from: undefined, to: sha });
  } catch (error) {
    if (!(error instanceof ReferenceMovedError)) throw error;
    throw unprocessable(error.actual ? 'Reference already exists' : 'Reference update failed');
  }
}
