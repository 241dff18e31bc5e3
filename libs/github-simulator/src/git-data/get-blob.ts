import { refuseEmpty } from '../commits/refuse-empty.js';
import { base64Lines } from '../contents/content.body.js';
import { type Answer, json, raw } from '../http/answer.js';
import { type RepositoryCall, param } from '../http/call.js';
import { mediaVariant } from '../http/media-type.js';
import { nodeId } from '../storage/stable-id.js';
import { objectUrl } from './object-url.js';
import { readBlob } from './read-blob.js';
import { requireObjectName } from './require-object-name.js';

export async function getBlob(call: RepositoryCall): Promise<Answer> {
  refuseEmpty(call);
  const sha = param(call, 'file_sha');
  requireObjectName('sha', sha);
  const bytes = await readBlob(call, sha);
  if (mediaVariant(call.request) === 'raw') return raw(bytes, 'application/vnd.github.raw; charset=utf-8');
  return json({
    sha,
    node_id: nodeId('B', sha),
    size: bytes.length,
    url: objectUrl(call, 'blob', sha),
    content: base64Lines(bytes),
    encoding: 'base64',
  });
}
