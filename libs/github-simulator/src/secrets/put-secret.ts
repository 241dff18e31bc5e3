import { type Answer, json, noContent } from '../http/answer.js';
import { unprocessable } from '../http/api.error.js';
import { type RepositoryCall, param } from '../http/call.js';
import { readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import type { RepositorySecrets } from './repository-secrets.js';
import { openSealedBox } from './sealed-box.js';
import { checkSecretName } from './secret-name.js';

const largestSecretBytes = 48 * 1024;
const mostSecrets = 100;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/;

/** Stores a secret: 201 when it is new, 204 when it replaces one. */
export async function putSecret(call: RepositoryCall): Promise<Answer> {
  const { secrets } = call.repository;
  const name = param(call, 'secret_name');
  const fields = readFields(readBody(call), { encrypted_value: 'string', key_id: 'string' });
  checkSecretName(name);
  checkSealed(secrets, fields.encrypted_value, fields.key_id);
  if (!secrets.find(name) && secrets.list().length >= mostSecrets) {
    throw unprocessable(`Failed to add secret. The limit of ${mostSecrets} secrets has been reached.`);
  }
  return secrets.put(name, fields.encrypted_value, call.world.clock.nowMs()) ? json({}, 201) : noContent();
}

/** GitHub stores some boxes that nobody can open; here the mistake shows at once. */
function checkSealed(secrets: RepositorySecrets, sealed: string, keyId: string): void {
  if (!base64.test(sealed)) throw unprocessable(`Invalid request.\n\n${sealed} does not match /${base64.source}/.`);
  const keyPair = secrets.keyPair();
  const plain = keyId === keyPair.keyId ? openSealedBox(sealed, keyPair) : undefined;
  if (!plain) throw unprocessable('Bad request - validation failed due to an improperly encrypted secret');
  if (plain.byteLength > largestSecretBytes) {
    throw unprocessable(`Secret value is too large. It must be at most ${largestSecretBytes / 1024} KB.`);
  }
}
