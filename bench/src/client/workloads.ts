import type { World } from './github/world.js';
import type { Work } from './workload.js';
import { coldCalls } from './workloads/cold-calls.js';
import { listing } from './workloads/listing.js';
import { longLog } from './workloads/long-log.js';
import { provisioning } from './workloads/provisioning.js';
import { reads } from './workloads/reads.js';
import { repeatedReads } from './workloads/repeated-reads.js';

const works = {
  reads: () => reads,
  'repeated-reads': () => repeatedReads,
  provisioning: () => provisioning,
  'cold-calls': () => coldCalls,
  listing: () => listing,
  'long-log': longLog,
} satisfies Readonly<Record<string, (world: World) => Work>>;

export type WorkName = keyof typeof works;

export const workNames = Object.keys(works) as readonly WorkName[];

/** The same in the process that measures and in the one that checks. */
export function findWork(name: string, world: World): Work {
  if (!(name in works)) throw new Error(`There is no work ${name}.`);
  return works[name as WorkName](world);
}
