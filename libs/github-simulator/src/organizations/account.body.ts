import type { App } from '../apps/app.js';
import type { Links } from '../http/links.js';
import { nodeId } from '../storage/stable-id.js';
import type { Account } from './account.js';

/** An account as other resources embed it ("simple user"). */
export function accountBody({ id, login, type }: Account, links: Links) {
  return simpleUser({ id, login, type, page: `${links.web}/${login}` }, links);
}

/** The account that acts for the App. */
export function botBody({ bot, slug }: App, links: Links) {
  return simpleUser({ id: bot.id, login: bot.login, type: 'Bot', page: `${links.web}/apps/${slug}` }, links);
}

interface SimpleUser {
  readonly id: number;
  readonly login: string;
  readonly type: Account['type'] | 'Bot';
  readonly page: string;
}

const nodePrefixes = { Organization: 'O', User: 'U', Bot: 'BOT' };

function simpleUser({ id, login, type, page }: SimpleUser, links: Links) {
  const url = `${links.api}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId(nodePrefixes[type], id),
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: '',
    url,
    html_url: page,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}
