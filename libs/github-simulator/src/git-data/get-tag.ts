import { refuseEmpty } from '../commits/refuse-empty.js';
import { parseTag } from '../git/objects/tag.js';
import { type Answer, json } from '../http/answer.js';
import { notFound } from '../http/api.error.js';
import { type RepositoryCall, param } from '../http/call.js';
import { requireObjectName } from './require-object-name.js';
import { tagBody } from './tag.body.js';

export async function getTag(call: RepositoryCall): Promise<Answer> {
  refuseEmpty(call);
  const sha = param(call, 'tag_sha');
  requireObjectName('sha', sha);
  const object = await call.repository.git.objects.read(sha);
  if (object?.type !== 'tag') throw notFound();
  return json(tagBody(call, sha, parseTag(object.content)));
}
