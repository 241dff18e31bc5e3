import type { Call } from '../http/call.js';
import { findOwnOrganization } from './find-own-organization.js';
import type { OrganizationSettings } from './organization-settings.js';

/** @throws ApiError 404 when the organisation in the path does not exist, 403 when the caller is installed on another */
export function findOrganizationSettings(call: Call): OrganizationSettings {
  return call.world.organizationSettings.of(findOwnOrganization(call));
}
