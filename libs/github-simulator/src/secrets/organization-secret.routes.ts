import { json } from '../http/answer.js';
import type { Call } from '../http/call.js';
import type { Routes } from '../operations/routes.js';
import { findOrganizationSettings } from '../organizations/find-organization-settings.js';
import {
  type Shared,
  addSelectedRepository,
  listSelectedRepositories,
  removeSelectedRepository,
  setSelectedRepositories,
} from '../repository-access/selected-repositories.js';
import { deleteSecret } from './delete-secret.js';
import { findSecret } from './find-secret.js';
import { getPublicKey } from './get-public-key.js';
import { listSecrets } from './list-secrets.js';
import { putOrganizationSecret } from './put-organization-secret.js';
import { organizationSecretBody } from './secret.body.js';
import type { Secrets } from './secrets.js';

export const organizationSecretRoutes = {
  'actions/get-org-public-key': (call) => getPublicKey(secretsOf(call)),
  'actions/list-org-secrets': (call) => listSecrets(call, secretsOf(call).list(), organizationSecretBody),
  'actions/get-org-secret': (call) => json(organizationSecretBody(findSecret(call, secretsOf(call)), call)),
  'actions/create-or-update-org-secret': putOrganizationSecret,
  'actions/delete-org-secret': (call) => deleteSecret(call, secretsOf(call)),

  'actions/list-selected-repos-for-org-secret': (call) => listSelectedRepositories(call, sharedSecret(call)),
  'actions/set-selected-repos-for-org-secret': (call) => setSelectedRepositories(call, sharedSecret(call)),
  'actions/add-selected-repo-to-org-secret': (call) => addSelectedRepository(call, sharedSecret(call)),
  'actions/remove-selected-repo-from-org-secret': (call) => removeSelectedRepository(call, sharedSecret(call)),
} satisfies Routes;

function secretsOf(call: Call): Secrets {
  return findOrganizationSettings(call).secrets;
}

function sharedSecret(call: Call): Shared {
  const secrets = secretsOf(call);
  const secret = findSecret(call, secrets);
  return { access: secret.access, share: (access) => secrets.share(secret, access) };
}
