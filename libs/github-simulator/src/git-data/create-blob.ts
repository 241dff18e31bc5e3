import { refuseEmpty } from '../commits/refuse-empty.js';
import { type Answer, json } from '../http/answer.js';
import { unprocessable } from '../http/api.error.js';
import { compactBase64, isOfBase64 } from '../http/base64.js';
import type { RepositoryCall } from '../http/call.js';
import { readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import { objectUrl } from './object-url.js';

/** Stores a file's content, which no tree holds yet. */
export async function createBlob(call: RepositoryCall): Promise<Answer> {
  refuseEmpty(call);
  const { content, encoding } = readFields(readBody(call), { content: 'string', encoding: 'string?' });
  // Any encoding that is not base64 means the text as it is.
  const bytes = encoding === 'base64' ? decode(content) : Buffer.from(content);
  const sha = await call.repository.git.objects.write('blob', bytes);
  const url = objectUrl(call, 'blob', sha);
  return json({ sha, url }, 201, { location: url });
}

/** GitHub passes over what is not base64, and stores a damaged file; here the mistake shows at once. */
function decode(content: string): Buffer {
  const compact = compactBase64(content);
  if (isOfBase64(compact)) return Buffer.from(compact, 'base64');
  throw unprocessable('content is not valid Base64');
}
