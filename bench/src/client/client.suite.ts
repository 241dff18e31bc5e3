import type { Measure } from '../measure.js';
import type { ContenderName } from './contenders/contenders.js';
import { startMeasuredGitHub } from './github/measured-github.js';
import { measuresOf } from './measures-of.js';
import { runContender, type Where } from './run-contender.js';
import { medianSample, type Sample } from './sample.js';
import { findWork, type WorkName, workNames } from './workloads.js';

const rounds = 5;

/** What `GitHubAppClient` costs its users, beside Octokit with and without what comes with it. */
export async function* clientSuite(): AsyncGenerator<Measure> {
  const { stop, ...where } = await startMeasuredGitHub();
  try {
    for (const name of workNames) yield* measuresOf(name, findWork(name, where.world), await compare(name, where));
  } finally {
    await stop();
  }
}

/** The medians of all contenders. Whoever comes first in one round comes last in the next. */
async function compare(workName: WorkName, where: Where): Promise<ReadonlyMap<ContenderName, Sample>> {
  const { contenders } = findWork(workName, where.world);
  const samples = new Map<ContenderName, Sample[]>(contenders.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? contenders : [...contenders].reverse();
    for (const name of order) samples.get(name)?.push(await runContender(workName, name, where));
  }
  return new Map([...samples].map(([name, all]) => [name, medianSample(all)]));
}
