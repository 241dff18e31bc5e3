import { signatureBody } from '../commits/git-commit.body.js';
import { verificationBody } from '../commits/verification.body.js';
import type { Tag } from '../git/objects/tag.js';
import type { RepositoryCall } from '../http/call.js';
import { nodeId } from '../storage/stable-id.js';
import { objectUrl } from './object-url.js';

export function tagBody(call: RepositoryCall, sha: string, tag: Tag) {
  return {
    node_id: nodeId('TA', sha),
    sha,
    url: objectUrl(call, 'tag', sha),
    tagger: signatureBody(tag.tagger),
    object: { sha: tag.object, type: tag.type, url: objectUrl(call, tag.type, tag.object) },
    tag: tag.name,
    message: tag.message,
    verification: verificationBody({}),
  };
}
