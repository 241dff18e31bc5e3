import { notFound } from '../http/api.error.js';
import { type Call, param } from '../http/call.js';
import type { SecretRecord, Secrets } from './secrets.js';

/** @throws ApiError 404 when the holder has no secret of the name in the path */
export function findSecret(call: Call, secrets: Secrets): SecretRecord {
  const secret = secrets.find(param(call, 'secret_name'));
  if (!secret) throw notFound();
  return secret;
}
