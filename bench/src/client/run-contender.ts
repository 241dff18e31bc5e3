import { runChild } from '../child.js';
import type { ContenderName } from './contenders/contenders.js';
import type { MeasuredGitHub } from './github/measured-github.js';
import type { World } from './github/world.js';
import type { Sample } from './sample.js';
import { findWork, type WorkName } from './workloads.js';

/** What a contender's process says. */
export interface Outcome {
  readonly sample: Sample;
  /** Of each turn. */
  readonly results: readonly unknown[];
}

/** Where the work is done. */
export interface Where {
  readonly github: MeasuredGitHub;
  readonly world: World;
}

/** Has one contender do one work in a process of its own, away from the simulator's core, and checks what came of it. */
export async function runContender(
  workName: WorkName,
  contender: ContenderName,
  { github, world }: Where,
): Promise<Sample> {
  const { said, stop } = await runChild<Outcome>(new URL('./contender.process.ts', import.meta.url), {
    core: 1,
    args: [workName, contender, github.controlUrl, JSON.stringify(world)],
  });
  await stop();
  const work = findWork(workName, world);
  for (const result of said.results) await work.check(result, github);
  return said.sample;
}
