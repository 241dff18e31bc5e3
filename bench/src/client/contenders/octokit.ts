import { App, Octokit } from 'octokit';
import type { Connection, Contender } from '../contender.js';
import { lookedUpOnce } from './looked-up-once.js';
import { octokitContender } from './octokit-contender.js';

/** `octokit` as its manual says, with the plugins that come with it: it throttles and tries again. */
export function connectOctokit({ apiBaseUrl: baseUrl, org, appId, privateKey }: Connection): Contender {
  const app = new App({ appId, privateKey, Octokit: Octokit.defaults({ baseUrl }) });
  const installation = lookedUpOnce(async () => {
    const { data } = await app.octokit.rest.apps.getOrgInstallation({ org });
    return app.getInstallationOctokit(data.id);
  });
  return octokitContender(org, installation);
}
