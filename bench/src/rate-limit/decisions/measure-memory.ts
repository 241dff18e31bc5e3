import type { Measure } from '../../measure.js';
import type { DeciderName } from './deciders/deciders.js';
import { decisionMeasures } from './decision-measures.js';
import { compareDeciders } from './run-decider.js';

const peers: readonly DeciderName[] = ['ours-engine', 'bottleneck-memory', 'flexible-memory', 'flexible-five-memory'];

/** How fast a process decides that is alone with its installation. */
export async function* measureMemoryDecisions(): AsyncGenerator<Measure> {
  const sampleOf = await compareDeciders(['ours-memory', ...peers]);
  yield* decisionMeasures({ where: 'memory', ours: 'ours-memory', peers, target: { atLeast: 300_000 }, sampleOf });
}
