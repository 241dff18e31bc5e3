import { type Answer, json } from '../http/answer.js';
import type { Secrets } from './secrets.js';

export function getPublicKey(secrets: Secrets): Answer {
  const { keyId, publicKey } = secrets.keyPair();
  return json({ key_id: keyId, key: publicKey });
}
