import type { GitHubSimulator } from '@project-factory/github-simulator';
import { type LongRun, startLongRun } from './long-run.js';

/** So many repositories are there to be listed, and as many to be read. */
export const repositoryCount = 1000;

/** What of the world a contender has to be told. */
export interface World {
  readonly run: LongRun;
}

export async function fillWorld(simulator: GitHubSimulator): Promise<World> {
  const repositories = (org: string, count: number) =>
    Array.from({ length: count }, (_, number) => ({ name: `${org}/repository-${number}` }));
  await simulator.seed({
    repositories: [
      ...repositories('many', repositoryCount),
      // The second half is for the warm-up.
      ...repositories('read', 2 * repositoryCount),
      ...repositories('acme', 20),
    ],
  });
  return { run: await startLongRun(simulator) };
}
