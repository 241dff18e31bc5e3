import { generateKeyPairSync } from 'node:crypto';
import { createGitHubSimulator } from '@project-factory/github-simulator';
import { workflow } from './contender.js';
import { loadContender } from './contenders/contenders.js';
import { Network } from './network.js';
import type { ProvisioningOutcome } from './run-provisioning.js';
import { VirtualTime } from './virtual-time.js';

/** Has one contender provision projects at a GitHub that keeps all of its limits, in simulated time. */
const [name = '', ...numbers] = process.argv.slice(2);
const [workers = 0, projects = 0, hours = 0] = numbers.map(Number);
const connect = await loadContender(name);
const time = new VirtualTime();
const endMs = hours * 3_600_000;

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const org = 'acme';
const app = { id: 1, publicKey };
const automation = Array.from({ length: workers }, (_, worker) => `automation-${worker}`);
const files = { [`.github/workflows/${workflow.file}`]: workflow.text };
const repositories = automation.map((repo) => ({ name: `${org}/${repo}`, files }));
const simulator = await createGitHubSimulator({ app, organizations: [org], seed: { repositories }, clock: Date.now });
const network = new Network(time, simulator.fetch);
const contender = connect({ org, appId: app.id, privateKey, fetch: network.fetch });

const doneAtMs: number[] = [];
const failed: string[] = [];
let begun = 0;
let working = 0;

const work = async (repo: string) => {
  working += 1;
  while (begun < projects && time.passedMs < endMs) {
    const task = { name: `project-${(begun += 1)}`, automation: repo };
    await contender.provision(task).then(
      () => doneAtMs.push(time.passedMs),
      (error: unknown) => {
        if (!isRefusal(error)) throw error;
        failed.push(task.name);
      },
    );
  }
  working -= 1;
};

for (const repo of automation) void work(repo);
await time.passUntil(() => working === 0 || time.passedMs >= endMs);

const there = new Set(simulator.repositories().map((repository) => repository.name));
const outcome: ProvisioningOutcome = {
  doneAtMs: doneAtMs.filter((at) => at < endMs),
  failed: failed.length,
  halfDone: failed.filter((project) => there.has(project)).length,
  refusals: network.refusals,
};
await simulator.close();
process.stdout.write(`${JSON.stringify(outcome)}\n`);
process.on('SIGTERM', () => process.exit());

/** Anything else would be a fault of what is measured here. */
function isRefusal(error: unknown): boolean {
  const { status } = error as { status?: number };
  return status === 403 || status === 429;
}
