import type { Installation } from '../apps/installation.js';
import type { RepositoryCall } from '../http/call.js';
import { botBody } from '../organizations/account.body.js';
import { simpleOrganizationBody } from '../organizations/simple-organization.body.js';
import { fullRepositoryBody } from '../repositories/repository.body.js';

/** What depends on who looks at a repository. */
const personal = new Set([
  'network_count',
  'organization',
  'permissions',
  'security_and_analysis',
  'subscribers_count',
  'temp_clone_token',
]);

/** What every event says beside what it is about. */
export function eventBody(installation: Installation, call: RepositoryCall) {
  const { repository, world, links } = call;
  return {
    repository: eventRepositoryBody(call),
    ...(repository.owner.type === 'Organization' && { organization: simpleOrganizationBody(repository.owner, links) }),
    sender: botBody(world.app, links),
    installation: { id: installation.id, node_id: installationNodeId(installation) },
  };
}

export function eventRepositoryBody(call: RepositoryCall) {
  const entries = Object.entries(fullRepositoryBody(call.repository, call));
  return Object.fromEntries(entries.filter(([key]) => !personal.has(key)));
}

/** Installations still have node ids of the old kind. */
function installationNodeId({ id }: Installation): string {
  return Buffer.from(`023:IntegrationInstallation${id}`).toString('base64');
}
