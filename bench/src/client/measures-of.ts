import type { Measure, Target } from '../measure.js';
import { type ContenderName, contenderTitles } from './contenders/contenders.js';
import type { Sample } from './sample.js';
import type { Work } from './workload.js';
import type { WorkName } from './workloads.js';

interface Figure {
  readonly title: string;
  readonly unit: string;
  readonly of: (sample: Sample) => number;
}

const figures = {
  time: { title: 'time', unit: 'ms', of: ({ seconds }) => seconds * 1000 },
  cpu: { title: 'processor time', unit: 'ms', of: ({ cpuSeconds }) => cpuSeconds * 1000 },
  memory: { title: 'memory above idle', unit: 'MB', of: ({ memoryMb }) => memoryMb },
  requests: { title: 'requests', unit: '', of: ({ requests }) => requests },
  mints: { title: 'tokens minted', unit: '', of: ({ mints }) => mints },
} satisfies Readonly<Record<string, Figure>>;

type FigureName = keyof typeof figures;

/** What is promised; all else is measured beside it. */
const targets: Readonly<Record<WorkName, Readonly<Partial<Record<FigureName, Target>>>>> = {
  reads: { time: { atMostTimesPeer: 1.1 }, memory: { atMostTimesPeer: 1.25 } },
  'repeated-reads': { time: { atMostTimesPeer: 1.1 }, memory: { atMostTimesPeer: 1.25 } },
  provisioning: { time: { atMostTimesPeer: 1.2 }, requests: { atMost: 8 } },
  'cold-calls': { mints: { atMost: 1 } },
  listing: {},
  'long-log': {},
};

/** One contender's figures beside those of the others, bare Octokit first. */
export function measuresOf(
  workName: WorkName,
  { title }: Work,
  samples: ReadonlyMap<ContenderName, Sample>,
): Measure[] {
  const ours = samples.get('ours');
  if (!ours) throw new Error(`There is nothing to compare with in ${workName}.`);
  const others = [...samples].filter(([name]) => name !== 'ours');
  const names = Object.keys(figures) as FigureName[];
  return names
    .filter((name) => name !== 'mints' || workName === 'cold-calls')
    .map((name) => {
      const { title: what, unit, of } = figures[name];
      const target = targets[workName][name];
      return {
        name: `${title}: ${what}`,
        value: of(ours),
        unit,
        ...(target && { target }),
        peers: others.map(([peer, sample]) => ({ name: contenderTitles[peer], value: of(sample) })),
      };
    });
}
