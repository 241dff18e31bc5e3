import { readSignature } from '../commits/read-signatures.js';
import { refuseEmpty } from '../commits/refuse-empty.js';
import { botSignature } from '../commits/signatures.js';
import { type ObjectType, isObjectName } from '../git/objects/git-object.js';
import { parseTag, serializeTag } from '../git/objects/tag.js';
import { isReferenceName } from '../git/references/reference-name.js';
import { type Answer, json } from '../http/answer.js';
import { unprocessable } from '../http/api.error.js';
import type { RepositoryCall } from '../http/call.js';
import { readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import { objectUrl } from './object-url.js';
import { tagBody } from './tag.body.js';

const types: readonly string[] = ['commit', 'tree', 'blob'];

/** Makes an annotated tag; a reference to it is another request. */
export async function createTag(call: RepositoryCall): Promise<Answer> {
  refuseEmpty(call);
  const { objects } = call.repository.git;
  const fields = readFields(readBody(call), {
    tag: 'string',
    message: 'string',
    object: 'string',
    type: 'string',
    tagger: 'object?',
  });
  const { tag: name, message, object } = fields;
  if (!isReferenceName(`refs/tags/${name}`)) throw unprocessable(`${name} is not a valid tag name.`);
  const type = await checkObject(call, object, fields.type);
  const now = call.world.clock.now();
  const tagger = readSignature('tagger', fields.tagger, now) ?? botSignature(call.world.app, now);
  const content = serializeTag({ object, type, name, tagger, message });
  const sha = await objects.write('tag', content);
  return json(tagBody(call, sha, parseTag(content)), 201, { location: objectUrl(call, 'tag', sha) });
}

async function checkObject({ repository: { git } }: RepositoryCall, sha: string, type: string): Promise<ObjectType> {
  if (!types.includes(type)) {
    throw unprocessable(`Invalid request.\n\n${type} is not a member of ${JSON.stringify(types)}.`);
  }
  const object = isObjectName(sha) ? await git.objects.head(sha) : undefined;
  if (object?.type !== type) throw unprocessable(`object ${sha} is not a valid ${type}`);
  return object.type;
}
