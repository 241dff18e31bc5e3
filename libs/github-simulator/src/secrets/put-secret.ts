import { type Answer, json, noContent } from '../http/answer.js';
import { unprocessable } from '../http/api.error.js';
import { isBase64 } from '../http/base64.js';
import { type Call, param } from '../http/call.js';
import { readBody } from '../http/read-body.js';
import { type Fields, readFields } from '../http/read-fields.js';
import type { RepositoryAccess } from '../repository-access/repository-access.js';
import { openSealedBox } from './sealed-box.js';
import { checkSecretName } from './secret-name.js';
import type { Secrets } from './secrets.js';

/** What a client sends of a secret, whoever is to hold it. */
export const sealedFields = { encrypted_value: 'string', key_id: 'string' } as const;

type Sealed = Fields<typeof sealedFields>;

const largestSecretBytes = 48 * 1024;
/** What sealing adds: the key that it was done with, and a checksum. */
const sealBytes = 48;
const longestSealed = Math.ceil((largestSecretBytes + sealBytes) / 3) * 4;
/** How GitHub describes base64. */
const form = '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$';

/** Stores a secret of a repository or an environment. */
export function putSecret(call: Call, secrets: Secrets): Answer {
  return storeSecret(call, secrets, readFields(readBody(call), sealedFields));
}

/** Stores a secret that can be opened: 201 when it is new, 204 when it replaces one. */
export function storeSecret(call: Call, secrets: Secrets, sealed: Sealed, access?: RepositoryAccess): Answer {
  const name = param(call, 'secret_name');
  checkSecretName(name);
  checkSealed(secrets, sealed);
  if (!secrets.find(name) && secrets.count() >= secrets.most) {
    throw unprocessable(`Failed to add secret. The limit of ${secrets.most} secrets has been reached.`);
  }
  return secrets.put(name, sealed.encrypted_value, call.world.clock.nowMs(), access) ? json({}, 201) : noContent();
}

/** GitHub stores some boxes that nobody can open; here the mistake shows at once. */
function checkSealed(secrets: Secrets, { encrypted_value: sealed, key_id: keyId }: Sealed): void {
  if (sealed.length > longestSealed) throw unprocessable('Value is too large.');
  // GitHub shows the value as well, which is the secret itself when a client forgot to seal it.
  if (sealed === '' || !isBase64(sealed)) {
    throw unprocessable(`Invalid request.\n\nFor 'properties/encrypted_value', the value does not match /${form}/.`);
  }
  const keyPair = secrets.keyPair();
  const plain = keyId === keyPair.keyId ? openSealedBox(sealed, keyPair) : undefined;
  if (!plain) throw unprocessable('Bad request - validation failed due to an improperly encrypted secret');
}
