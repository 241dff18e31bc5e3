import { ApiError } from '../http/api.error.js';
import type { Call } from '../http/call.js';
import { findOrganization } from './find-organization.js';
import type { Organization } from './organization.js';

/** @throws ApiError 404 when the organisation in the path does not exist, 403 when the caller is installed on another */
export function findOwnOrganization(call: Call): Organization {
  const organization = findOrganization(call);
  if (call.caller.kind === 'installation' && call.caller.installation.account === organization) return organization;
  throw new ApiError(403, 'Resource not accessible by integration');
}
