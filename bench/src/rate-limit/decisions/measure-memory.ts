import type { Measure } from '../../measure.js';
import type { DeciderName } from './deciders/deciders.js';
import { compareDeciders, peersOf } from './run-decider.js';

const peers: readonly DeciderName[] = ['ours-engine', 'bottleneck-memory', 'flexible-memory', 'flexible-five-memory'];

/** How fast a process decides that is alone with its installation. */
export async function* measureMemoryDecisions(): AsyncGenerator<Measure> {
  const sampleOf = await compareDeciders(['ours-memory', ...peers]);
  const { perSecond, perCpuSecond, p99Ms } = sampleOf('ours-memory');
  yield {
    name: 'decisions in memory over five limits, 100 in flight, one core',
    value: perSecond,
    unit: 'decisions/s',
    target: { atLeast: 300_000 },
    peers: peersOf(peers, sampleOf, 'perSecond'),
  };
  yield {
    name: 'decisions in memory by a second of processor time',
    value: perCpuSecond,
    unit: 'decisions/s',
    peers: peersOf(peers, sampleOf, 'perCpuSecond'),
  };
  yield {
    name: 'decisions in memory, 99th percentile',
    value: p99Ms,
    unit: 'ms',
    peers: peersOf(peers, sampleOf, 'p99Ms'),
  };
}
