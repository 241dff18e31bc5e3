import type { Links } from '../http/links.js';
import { nodeId } from '../storage/stable-id.js';
import type { Account } from './account.js';

/** An organisation as events name it ("simple organization"); on its own it says more. */
export function simpleOrganizationBody({ id, login }: Account, { api }: Links) {
  const url = `${api}/orgs/${login}`;
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
