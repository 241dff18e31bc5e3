import { setMaxListeners } from 'node:events';
import { createGitHubSimulator, type GitHubSimulator } from '@project-factory/github-simulator';
import { Registry } from 'prom-client';
import { GitHubAppClient } from '../../github-app.client.js';
import { PRIVATE_KEY, PUBLIC_KEY } from '../connect.js';
import { EventTime } from '../event-time.js';
import { Network } from './network.js';

const WORKFLOW = `on: { workflow_dispatch: { inputs: { project: { type: string } } } }
jobs: { start: { runs-on: ubuntu-latest, steps: [{ run: npm test }] } }
`;

/** A client and a GitHub with all of its limits, by one clock. */
export interface GitHubInTime {
  readonly simulator: GitHubSimulator;
  readonly client: GitHubAppClient;
  readonly network: Network;
  readonly time: EventTime;
  readonly registry: Registry;
  close(): Promise<void>;
}

/**
 * @param automation repositories with a workflow `start.yml`, which are there from the beginning: a workflow file in each
 *   project would be one write more
 */
export async function openGitHub(automation: readonly string[]): Promise<GitHubInTime> {
  const time = new EventTime(Date.UTC(2026, 0, 31, 12));
  const files = { '.github/workflows/start.yml': WORKFLOW };
  const simulator = await createGitHubSimulator({
    app: { id: 7, publicKey: PUBLIC_KEY },
    organizations: ['acme'],
    seed: { repositories: automation.map((name) => ({ name: `acme/${name}`, files })) },
    clock: time.now,
  });
  const network = new Network(time.sleep, simulator.fetch);
  // Not through MSW: it has work of its own before it hands a request on, which the clock would not wait for.
  const { fetch } = globalThis;
  globalThis.fetch = network.fetch;
  const registry = new Registry();
  const client = GitHubAppClient.create({
    org: 'acme',
    appId: 7,
    privateKey: PRIVATE_KEY,
    maxWaitMs: Infinity,
    now: time.now,
    sleep: time.sleep,
    metricsRegistry: registry,
  });
  const close = async () => {
    globalThis.fetch = fetch;
    await client.close();
    await simulator.close();
  };
  return { simulator, client, network, time, registry, close };
}

/** Many calls end with it. */
export function endOfDay(): AbortController {
  const end = new AbortController();
  setMaxListeners(0, end.signal);
  return end;
}
