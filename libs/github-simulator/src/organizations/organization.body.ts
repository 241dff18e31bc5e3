import type { Call } from '../http/call.js';
import { epoch } from '../http/epoch.js';
import type { Organization } from './organization.js';
import { simpleOrganizationBody } from './simple-organization.body.js';

export function organizationBody(organization: Organization, call: Call) {
  const { id, login } = organization;
  const repositories = call.world.repositories.ownedBy(id);
  return {
    ...simpleOrganizationBody(organization, call.links),
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
