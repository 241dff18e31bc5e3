import { type Answer, noContent } from '../http/answer.js';
import type { Call } from '../http/call.js';
import { findSecret } from './find-secret.js';
import type { Secrets } from './secrets.js';

export function deleteSecret(call: Call, secrets: Secrets): Answer {
  secrets.delete(findSecret(call, secrets).name);
  return noContent();
}
