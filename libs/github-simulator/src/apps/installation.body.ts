import type { Call } from '../http/call.js';
import { epoch } from '../http/epoch.js';
import { timestamp } from '../http/timestamp.js';
import { accountBody } from '../organizations/account.body.js';
import { type Installation, repositorySelection } from './installation.js';

export function installationBody(installation: Installation, { world, links }: Call) {
  const { id, account, suspendedAt, updatedAt } = installation;
  const settings = account.type === 'User' ? 'settings' : `organizations/${account.login}/settings`;
  return {
    id,
    client_id: world.app.clientId,
    account: accountBody(account, links),
    repository_selection: repositorySelection(installation),
    access_tokens_url: `${links.api}/app/installations/${id}/access_tokens`,
    repositories_url: `${links.api}/installation/repositories`,
    html_url: `${links.web}/${settings}/installations/${id}`,
    app_id: world.app.id,
    app_slug: world.app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions: world.app.permissions,
    events: world.app.events,
    created_at: epoch,
    updated_at: timestamp(updatedAt),
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: suspendedAt ? accountBody(account, links) : null,
    suspended_at: suspendedAt ? timestamp(suspendedAt) : null,
  };
}
