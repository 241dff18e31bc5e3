import type { Call } from '../http/call.js';
import { epoch } from '../http/epoch.js';
import type { Account } from '../organizations/account.js';
import { accountBody } from '../organizations/account.body.js';
import { nodeId } from '../storage/stable-id.js';

export function appBody(call: Call) {
  const { app, installations } = call.world;
  return {
    id: app.id,
    client_id: app.clientId,
    slug: app.slug,
    node_id: nodeId('A', app.id),
    owner: accountBody(ownerOf(call), call.links),
    name: app.slug,
    description: null,
    external_url: call.links.web,
    html_url: `${call.links.web}/apps/${app.slug}`,
    created_at: epoch,
    updated_at: epoch,
    permissions: app.permissions,
    events: app.events,
    installations_count: installations.all().length,
  };
}

/** The first account there is, whether the App is installed there or not. */
function ownerOf({ world: { accounts, app } }: Call): Account {
  return accounts.all()[0] ?? { id: app.bot.id, login: app.slug, type: 'User' };
}
