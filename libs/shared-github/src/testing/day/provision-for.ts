import { HOUR_MS } from '../../rate-limit/limits/documented-limits.js';
import { type RequestCost, requestCost } from '../../rate-limit/limits/request-cost.js';
import { endOfDay, type GitHubInTime } from './open-github.js';
import { passUntil } from './pass-until.js';

const SECRETS = { A: 'a', B: 'b', C: 'c', D: 'd', E: 'e' };

export interface Project {
  readonly name: string;
  /** The simulated hour in which it was done, from 0. */
  readonly hour: number;
  readonly runId: number;
}

export interface Provisioned {
  readonly projects: readonly Project[];
  readonly failures: readonly unknown[];
  /** What one provisioning sends when nobody else is about. */
  readonly costs: readonly RequestCost[];
}

/**
 * Provisions one project after the other for so many simulated hours: a repository, its file, five secrets, a dispatch
 * of the worker's own automation repository. The first one alone, then one a worker at a time.
 */
export async function provisionFor(
  hours: number,
  github: GitHubInTime,
  automation: readonly string[],
): Promise<Provisioned> {
  const { client, time } = github;
  const projects: Project[] = [];
  const failures: unknown[] = [];
  const evening = endOfDay();
  const { signal } = evening;
  const startedAt = time.now();
  let begun = 0;

  const provision = async (repo: string) => {
    const name = `project-${(begun += 1)}`;
    await client.provisionRepo(name, 'Sells things', { team: 'core' }, SECRETS, { signal });
    const runId = await client.triggerWorkflow(repo, 'start.yml', 'main', { project: name }, { signal });
    projects.push({ name, hour: Math.floor((time.now() - startedAt) / HOUR_MS), runId });
  };
  const work = async (repo: string) => {
    while (!signal.aborted) {
      await provision(repo).catch((error: unknown) => {
        if (!signal.aborted) failures.push(error);
      });
    }
  };

  const [first = ''] = automation;
  const workers = [work(first)];
  await passUntil(github, () => projects.length > 0);
  const costs = costsSoFar(github);
  workers.push(...automation.slice(1).map(work));
  await passUntil(github, () => time.next >= startedAt + hours * HOUR_MS);
  evening.abort();
  await Promise.all(workers);
  return { projects, failures, costs };
}

function costsSoFar({ network, simulator }: GitHubInTime): RequestCost[] {
  return network.passed.map(({ method, path }) => {
    const call = simulator.calls.find((known) => known.method === method && known.path === path);
    return requestCost(`${method} ${call?.route}`);
  });
}
