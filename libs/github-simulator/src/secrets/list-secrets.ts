import { type Answer, json } from '../http/answer.js';
import type { Call } from '../http/call.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import { secretBody } from './secret.body.js';
import type { SecretRecord } from './secrets.js';

export function listSecrets(
  call: Call,
  secrets: readonly SecretRecord[],
  bodyOf: (secret: SecretRecord, call: Call) => object = secretBody,
): Answer {
  const page = pageOf(call);
  const bodies = slice(secrets, page).map((secret) => bodyOf(secret, call));
  return json({ total_count: secrets.length, secrets: bodies }, 200, linkHeader(call, page, secrets.length));
}
