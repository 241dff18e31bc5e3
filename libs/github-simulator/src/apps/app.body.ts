import type { Call } from '../http/call.js';
import { accountBody } from '../organizations/account.body.js';
import { nodeId } from '../storage/stable-id.js';

const epoch = '2020-01-01T00:00:00Z';

export function appBody(call: Call) {
  const { app, organizations } = call.world;
  const installations = organizations.installations();
  const owner = installations[0]?.account ?? { id: app.bot.id, login: app.slug };
  return {
    id: app.id,
    client_id: app.clientId,
    slug: app.slug,
    node_id: nodeId('A', app.id),
    owner: accountBody(owner, call.links),
    name: app.slug,
    description: null,
    external_url: call.links.web,
    html_url: `${call.links.web}/apps/${app.slug}`,
    created_at: epoch,
    updated_at: epoch,
    permissions: app.permissions,
    events: [],
    installations_count: installations.length,
  };
}
