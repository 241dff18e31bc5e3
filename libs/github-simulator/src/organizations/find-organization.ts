import { notFound } from '../http/api.error.js';
import { type Call, param } from '../http/call.js';
import type { Organization } from './organization.js';

/** @throws ApiError 404 when the organisation in the path does not exist */
export function findOrganization(call: Call): Organization {
  const organization = call.world.accounts.organization(param(call, 'org'));
  if (!organization) throw notFound();
  return organization;
}
