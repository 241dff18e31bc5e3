import type { Answer } from '../http/answer.js';
import { type Call, param } from '../http/call.js';
import { readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import { findOrganizationSettings } from '../organizations/find-organization-settings.js';
import { readRepositoryAccess } from '../repository-access/read-repository-access.js';
import { sealedFields, storeSecret } from './put-secret.js';

/** Stores a secret of an organisation, and which of its repositories may use it. */
export function putOrganizationSecret(call: Call): Answer {
  const { secrets } = findOrganizationSettings(call);
  const body = readBody(call);
  const fields = readFields(body, { ...sealedFields, visibility: 'string' });
  const access = readRepositoryAccess(call, body, secrets.find(param(call, 'secret_name'))?.access);
  return storeSecret(call, secrets, fields, access);
}
