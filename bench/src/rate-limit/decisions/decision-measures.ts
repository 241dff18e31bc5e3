import type { Measure } from '../../measure.js';
import type { DeciderName } from './deciders/deciders.js';
import { type DecisionSample, peersOf } from './run-decider.js';

export interface ComparedDeciders {
  /** Where ours keeps its counts. */
  readonly where: string;
  readonly ours: DeciderName;
  readonly peers: readonly DeciderName[];
  readonly target: NonNullable<Measure['target']>;
  readonly sampleOf: (name: DeciderName) => DecisionSample;
}

/** What a table says of one of ours beside its peers. */
export function decisionMeasures({ where, ours, peers, target, sampleOf }: ComparedDeciders): Measure[] {
  const { perSecond, perCpuSecond, p99Ms } = sampleOf(ours);
  const compared = (figure: keyof DecisionSample) => peersOf(peers, sampleOf, figure);
  const unit = 'decisions/s';
  const of = `decisions in ${where}`;
  return [
    {
      name: `${of} over five limits, 100 in flight, one core`,
      value: perSecond,
      unit,
      target,
      peers: compared('perSecond'),
    },
    { name: `${of} by a second of processor time`, value: perCpuSecond, unit, peers: compared('perCpuSecond') },
    { name: `${of}, 99th percentile`, value: p99Ms, unit: 'ms', peers: compared('p99Ms') },
  ];
}
