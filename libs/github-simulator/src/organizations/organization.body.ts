import type { Call } from '../http/call.js';
import { epoch } from '../http/epoch.js';
import { nodeId } from '../storage/stable-id.js';
import type { Organization } from './organization.js';

export function organizationBody({ id, login }: Organization, call: Call) {
  const url = `${call.links.api}/orgs/${login}`;
  const repositories = call.world.repositories.ownedBy(id);
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
    name: login,
    company: login,
    blog: `https://${login}.example`,
    location: 'Nowhere',
    email: `${login}@example.com`,
    twitter_username: null,
    is_verified: false,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: repositories.filter(({ isPrivate }) => !isPrivate).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: `${call.links.web}/${login}`,
    type: 'Organization',
    created_at: epoch,
    updated_at: epoch,
    archived_at: null,
  };
}
