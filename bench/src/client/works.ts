import type { World } from './github/world.js';
import type { Work } from './work.js';
import { coldCalls } from './work/cold-calls.js';
import { listing } from './work/listing.js';
import { longLog } from './work/long-log.js';
import { provisioning } from './work/provisioning.js';
import { reads } from './work/reads.js';
import { repeatedReads } from './work/repeated-reads.js';

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
