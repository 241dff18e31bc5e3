import type { Installation } from '../apps/installation.js';
import type { RepositoryCall } from '../http/call.js';
import { botBody } from '../organizations/account.body.js';
import type { Account } from '../organizations/account.js';
import { fullRepositoryBody } from '../repositories/repository.body.js';
import { nodeId } from '../storage/stable-id.js';

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
    ...(repository.owner.type === 'Organization' && { organization: eventOrganizationBody(repository.owner, call) }),
    sender: botBody(world.app, links),
    installation: { id: installation.id, node_id: installationNodeId(installation) },
  };
}

export function eventRepositoryBody(call: RepositoryCall) {
  const entries = Object.entries(fullRepositoryBody(call.repository, call));
  return Object.fromEntries(entries.filter(([key]) => !personal.has(key)));
}

function eventOrganizationBody({ login, id }: Account, { links }: RepositoryCall) {
  const url = `${links.api}/orgs/${login}`;
  return {
    login,
    id,
    node_id: nodeId('O', id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    description: null,
  };
}

/** Installations still have node ids of the old kind. */
function installationNodeId({ id }: Installation): string {
  return Buffer.from(`023:IntegrationInstallation${id}`).toString('base64');
}
