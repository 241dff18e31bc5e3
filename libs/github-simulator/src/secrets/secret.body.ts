import { timestamp } from '../http/timestamp.js';
import type { Call } from '../http/call.js';
import { accessBody } from '../repository-access/access.body.js';
import type { SecretRecord } from './secrets.js';

export function secretBody({ name, createdAt, updatedAt }: SecretRecord) {
  return { name, created_at: timestamp(createdAt), updated_at: timestamp(updatedAt) };
}

/** A secret of an organisation, to who may manage it. */
export function organizationSecretBody(secret: SecretRecord, call: Call) {
  return { ...secretBody(secret), ...accessBody(secret.access, `actions/secrets/${secret.name}`, call) };
}
