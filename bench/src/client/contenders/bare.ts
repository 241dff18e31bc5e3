import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import type { Connection, Contender } from '../contender.js';
import { lookedUpOnce } from './looked-up-once.js';
import { octokitContender } from './octokit-contender.js';

/** `@octokit/rest` with `@octokit/auth-app`: no throttling, no retries. */
export function connectBare({ apiBaseUrl: baseUrl, org, appId, privateKey }: Connection): Contender {
  const authStrategy = createAppAuth;
  const app = new Octokit({ baseUrl, authStrategy, auth: { appId, privateKey } });
  const installation = lookedUpOnce(async () => {
    const { data } = await app.rest.apps.getOrgInstallation({ org });
    return new Octokit({ baseUrl, authStrategy, auth: { appId, privateKey, installationId: data.id } });
  });
  return octokitContender(org, installation);
}
