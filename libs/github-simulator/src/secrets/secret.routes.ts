import { json, noContent } from '../http/answer.js';
import { notFound } from '../http/api.error.js';
import { type RepositoryCall, param } from '../http/call.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import { timestamp } from '../http/timestamp.js';
import type { Routes } from '../operations/routes.js';
import { putSecret } from './put-secret.js';
import type { SecretRecord } from './repository-secrets.js';
import { checkSecretName } from './secret-name.js';

export const secretRoutes = {
  'actions/get-repo-public-key': ({ repository }) => {
    const { keyId, publicKey } = repository.secrets.keyPair();
    return json({ key_id: keyId, key: publicKey });
  },

  'actions/list-repo-secrets': (call) => {
    const secrets = call.repository.secrets.list();
    const page = pageOf(call);
    const body = { total_count: secrets.length, secrets: slice(secrets, page).map(secretBody) };
    return json(body, 200, linkHeader(call, page, secrets.length));
  },

  'actions/get-repo-secret': (call) => json(secretBody(findSecret(call))),
  'actions/create-or-update-repo-secret': putSecret,

  'actions/delete-repo-secret': (call) => {
    call.repository.secrets.delete(findSecret(call).name);
    return noContent();
  },
} satisfies Routes;

function findSecret(call: RepositoryCall): SecretRecord {
  const name = param(call, 'secret_name');
  checkSecretName(name);
  const secret = call.repository.secrets.find(name);
  if (!secret) throw notFound();
  return secret;
}

function secretBody({ name, createdAt, updatedAt }: SecretRecord) {
  return { name, created_at: timestamp(createdAt), updated_at: timestamp(updatedAt) };
}
