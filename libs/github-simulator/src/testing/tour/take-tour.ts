import type { GitHubSimulatorOptions } from '../../simulator-options.js';
import { appId, publicKey } from '../app-key.js';
import { startSimulator } from '../start-simulator.js';
import { receiveWebhooks } from '../webhook-receiver.js';
import { tourAccounts } from './accounts.tour.js';
import { leaveApps, tourApps } from './apps.tour.js';
import { tourContents } from './contents.tour.js';
import { tourEnvironments } from './environments.tour.js';
import { tourGit } from './git.tour.js';
import { tourMeta } from './meta.tour.js';
import { tourRepositories } from './repositories.tour.js';
import { tourRuns } from './runs.tour.js';
import { tourSecrets } from './secrets.tour.js';
import { Tour, type Visit } from './tour.js';
import { tourVariables } from './variables.tour.js';
import { tourWebhooks } from './webhooks.tour.js';
import { tourWorkflows } from './workflows.tour.js';

/** Each area, in an order in which one finds what another has left. */
const areas = [
  tourMeta,
  tourAccounts,
  tourRepositories,
  tourApps,
  tourContents,
  tourGit,
  tourEnvironments,
  tourSecrets,
  tourVariables,
  tourWorkflows,
  tourRuns,
  tourWebhooks,
  leaveApps,
];

/** Visits every operation, and gives back what each answered. */
export async function takeTour(options: Partial<GitHubSimulatorOptions> = {}): Promise<readonly Visit[]> {
  const { url } = await receiveWebhooks();
  const started = await startSimulator({ app: { id: appId, publicKey, webhook: { url } }, users: ['ada'], ...options });
  const tour = new Tour(started);
  for (const visit of areas) await visit(tour);
  return tour.visits;
}
