import type { Call } from '../http/call.js';
import { findOrganization } from '../organizations/find-organization.js';
import type { RepositoryAccess } from './repository-access.js';

/** How an organisation's secret or variable shows who may use it; `path` leads to it from the organisation. */
export function accessBody(access: RepositoryAccess | undefined, path: string, call: Call) {
  const visibility = access?.visibility ?? 'all';
  const url = `${call.links.api}/orgs/${findOrganization(call).login}/${path}/repositories`;
  return { visibility, ...(visibility === 'selected' && { selected_repositories_url: url }) };
}
