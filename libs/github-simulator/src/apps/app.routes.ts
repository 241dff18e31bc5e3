import { json, noContent } from '../http/answer.js';
import { notFound } from '../http/api.error.js';
import { type Call, param } from '../http/call.js';
import { findOrganization } from '../organizations/find-organization.js';
import type { Account } from '../organizations/account.js';
import type { Routes } from '../operations/routes.js';
import { findAccount } from '../users/find-account.js';
import { appBody } from './app.body.js';
import { createAccessToken } from './create-access-token.js';
import { type Installation, hasRepository } from './installation.js';
import { installationBody } from './installation.body.js';
import { listInstallations } from './list-installations.js';

export const appRoutes = {
  'apps/get-authenticated': (call) => json(appBody(call)),
  'apps/list-installations': listInstallations,
  'apps/get-installation': (call) => json(installationBody(findInstallation(call), call)),
  'apps/get-org-installation': (call) => json(installationBody(installationOn(call, findOrganization(call)), call)),
  // Despite its name it knows organisations too, and clients count on it.
  'apps/get-user-installation': (call) => json(installationBody(installationOn(call, findAccount(call)), call)),

  'apps/get-repo-installation': (call) => {
    const installation = installationOn(call, call.repository.owner);
    if (!hasRepository(installation, call.repository)) throw notFound();
    return json(installationBody(installation, call));
  },

  'apps/delete-installation': (call) => {
    call.world.installations.delete(findInstallation(call), call.world.clock.nowMs());
    return noContent();
  },

  'apps/suspend-installation': (call) => {
    call.world.installations.suspend(findInstallation(call), call.world.clock.nowMs());
    return noContent();
  },

  'apps/unsuspend-installation': (call) => {
    call.world.installations.unsuspend(findInstallation(call), call.world.clock.nowMs());
    return noContent();
  },

  'apps/create-installation-access-token': (call) => createAccessToken(call, findInstallation(call)),
} satisfies Routes;

function findInstallation(call: Call): Installation {
  const installation = call.world.installations.find(Number(param(call, 'installation_id')));
  if (!installation) throw notFound();
  return installation;
}

function installationOn(call: Call, account: Account): Installation {
  const installation = call.world.installations.on(account);
  if (!installation) throw notFound();
  return installation;
}
