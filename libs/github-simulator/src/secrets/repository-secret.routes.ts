import { json } from '../http/answer.js';
import type { Routes } from '../operations/routes.js';
import { mayUse } from '../repository-access/repository-access.js';
import { deleteSecret } from './delete-secret.js';
import { findSecret } from './find-secret.js';
import { getPublicKey } from './get-public-key.js';
import { listSecrets } from './list-secrets.js';
import { putSecret } from './put-secret.js';
import { secretBody } from './secret.body.js';

export const repositorySecretRoutes = {
  'actions/get-repo-public-key': ({ repository }) => getPublicKey(repository.secrets),
  'actions/list-repo-secrets': (call) => listSecrets(call, call.repository.secrets.list()),
  'actions/get-repo-secret': (call) => json(secretBody(findSecret(call, call.repository.secrets))),
  'actions/create-or-update-repo-secret': (call) => putSecret(call, call.repository.secrets),
  'actions/delete-repo-secret': (call) => deleteSecret(call, call.repository.secrets),

  'actions/list-repo-organization-secrets': (call) => {
    const { secrets } = call.world.organizationSettings.of(call.repository.owner);
    return listSecrets(
      call,
      secrets.list().filter(({ access }) => mayUse(call.repository, access)),
    );
  },
} satisfies Routes;
