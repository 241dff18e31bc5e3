import { setTimeout as sleep } from 'node:timers/promises';
import type { Decider } from './decider.js';
import { loadDecider } from './deciders/deciders.js';
import { Latencies } from './latencies.js';
import type { DecisionSample } from './run-decider.js';

/** Has one decider decide as fast as it can, with so many requests in flight, and prints how fast that was. */
const inFlight = 100;
const warmUpMs = 800;
// Ours has a million points for a minute, and no minute passes in Redis.
const measuredMs = 2_000;

const [name = '', redisUrl = ''] = process.argv.slice(2);
const make = await loadDecider(name);
const decider = await make(redisUrl);
await decideFor(decider, warmUpMs);
const cpuBefore = process.cpuUsage();
const startedAt = performance.now();
const latencies = await decideFor(decider, measuredMs);
const seconds = (performance.now() - startedAt) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
const sample: DecisionSample = {
  perSecond: latencies.count / seconds,
  perCpuSecond: latencies.count / ((user + system) / 1e6),
  p99Ms: latencies.quantile(0.99),
};
await decider.close();
process.stdout.write(`${JSON.stringify(sample)}\n`);
process.on('SIGTERM', () => process.exit());
await sleep(600_000, undefined, { ref: true });

async function decideFor(decider: Decider, ms: number): Promise<Latencies> {
  const latencies = new Latencies();
  const end = performance.now() + ms;
  const lane = async () => {
    for (let before = performance.now(); before < end;) {
      await decider.decide();
      const now = performance.now();
      latencies.add(now - before);
      before = now;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return latencies;
}
