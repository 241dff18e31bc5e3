import { findEnvironment } from '../environments/find-environment.js';
import { json } from '../http/answer.js';
import type { Routes } from '../operations/routes.js';
import { deleteSecret } from './delete-secret.js';
import { findSecret } from './find-secret.js';
import { getPublicKey } from './get-public-key.js';
import { listSecrets } from './list-secrets.js';
import { putSecret } from './put-secret.js';
import { secretBody } from './secret.body.js';

export const environmentSecretRoutes = {
  'actions/get-environment-public-key': (call) => getPublicKey(findEnvironment(call).secrets),
  'actions/list-environment-secrets': (call) => listSecrets(call, findEnvironment(call).secrets.list()),
  'actions/get-environment-secret': (call) => json(secretBody(findSecret(call, findEnvironment(call).secrets))),
  'actions/create-or-update-environment-secret': (call) => putSecret(call, findEnvironment(call).secrets),
  'actions/delete-environment-secret': (call) => deleteSecret(call, findEnvironment(call).secrets),
} satisfies Routes;
