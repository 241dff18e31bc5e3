import { notFound } from '../http/api.error.js';
import { json } from '../http/answer.js';
import { type Call, param } from '../http/call.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import { findOrganization } from '../organizations/find-organization.js';
import type { Organization } from '../organizations/organization.js';
import type { Routes } from '../operations/routes.js';
import { appBody } from './app.body.js';
import { createAccessToken } from './create-access-token.js';
import type { Installation } from './installation.js';
import { installationBody } from './installation.body.js';

export const appRoutes = {
  'apps/get-authenticated': (call) => json(appBody(call)),

  'apps/list-installations': (call) => {
    const installations = call.world.organizations.installations();
    const page = pageOf(call);
    const bodies = slice(installations, page).map((installation) => installationBody(installation, call));
    return json(bodies, 200, linkHeader(call, page, installations.length));
  },

  'apps/get-installation': (call) => json(installationBody(findInstallation(call), call)),
  'apps/get-org-installation': (call) => json(installationBody(installationOn(call, findOrganization(call)), call)),
  'apps/get-repo-installation': (call) => json(installationBody(installationOn(call, call.repository.owner), call)),
  'apps/create-installation-access-token': (call) => createAccessToken(call, findInstallation(call)),
} satisfies Routes;

function findInstallation(call: Call): Installation {
  const installation = call.world.organizations.installation(Number(param(call, 'installation_id')));
  if (!installation) throw notFound();
  return installation;
}

function installationOn(call: Call, account: Organization): Installation {
  const installation = call.world.organizations.installationOn(account);
  if (!installation) throw notFound();
  return installation;
}
