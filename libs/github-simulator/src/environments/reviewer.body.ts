import type { RepositoryCall } from '../http/call.js';
import { accountBody } from '../organizations/account.body.js';
import { nodeId } from '../storage/stable-id.js';
import type { Reviewer } from './environment-record.js';

/** A reviewer; of a stranger or a team nothing is known but the id. */
export function reviewerBody({ type, id }: Reviewer, call: RepositoryCall) {
  return { type, reviewer: type === 'User' ? userBody(id, call) : teamBody(id, call) };
}

function userBody(id: number, { links, world }: RepositoryCall) {
  const known = world.accounts.all().find((account) => account.id === id && account.type === 'User');
  return accountBody(known ?? { id, login: `user-${id}`, type: 'User' }, links);
}

function teamBody(id: number, { links, repository }: RepositoryCall) {
  const { owner } = repository;
  const slug = `team-${id}`;
  const url = `${links.api}/organizations/${owner.id}/team/${id}`;
  return {
    id,
    node_id: nodeId('T', id),
    name: slug,
    slug,
    description: null,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    url,
    html_url: `${links.web}/orgs/${owner.login}/teams/${slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: 'organization',
    organization_id: owner.id,
    parent: null,
  };
}
