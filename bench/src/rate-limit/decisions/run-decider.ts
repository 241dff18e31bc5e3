import { runChild } from '../../child.js';
import { median } from '../../median.js';
import { type DeciderName, deciderTitles } from './deciders/deciders.js';
import type { Peer } from '../../measure.js';

export interface DecisionSample {
  readonly perSecond: number;
  /** By processor time of the decider's process: what a machine that has other things to do does not disturb. */
  readonly perCpuSecond: number;
  readonly p99Ms: number;
}

const rounds = 3;

/** The medians of each, in processes of their own on one core, in turn: what disturbs one round disturbs all. */
export async function compareDeciders(
  names: readonly DeciderName[],
  redisUrl = '',
): Promise<(name: DeciderName) => DecisionSample> {
  const samples = new Map<DeciderName, DecisionSample[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) samples.get(name)?.push(await runDecider(name, redisUrl));
  }
  return (name) => {
    const all = samples.get(name) ?? [];
    const of = (figure: keyof DecisionSample) => median(all.map((sample) => sample[figure]));
    return { perSecond: of('perSecond'), perCpuSecond: of('perCpuSecond'), p99Ms: of('p99Ms') };
  };
}

/** The others' figures, in the order of their names. */
export function peersOf(
  names: readonly DeciderName[],
  sampleOf: (name: DeciderName) => DecisionSample,
  figure: keyof DecisionSample,
): Peer[] {
  return names.map((name) => ({ name: deciderTitles[name], value: sampleOf(name)[figure] }));
}

async function runDecider(name: DeciderName, redisUrl: string): Promise<DecisionSample> {
  const script = new URL('./decider.process.ts', import.meta.url);
  const { said, stop } = await runChild<DecisionSample>(script, { core: 1, args: [name, redisUrl] });
  await stop();
  return said;
}
