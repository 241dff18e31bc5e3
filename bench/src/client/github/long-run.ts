import type { GitHubSimulator } from '@project-factory/github-simulator';
import type { LogSize } from '../contender.js';

/** A run of `acme/logs` that is over. */
export interface LongRun {
  readonly id: number;
  /** All of its log, the times before the lines with it. */
  readonly log: LogSize;
}

/** 120 characters each, and the time before them: some 50 MB. */
const lines = 350_000;
const workflow = 'on: workflow_dispatch\njobs: { test: { runs-on: ubuntu-latest, steps: [{ run: npm test }] } }\n';

export async function startLongRun(simulator: GitHubSimulator): Promise<LongRun> {
  await simulator.seed({ repositories: [{ name: 'acme/logs', files: { '.github/workflows/ci.yml': workflow } }] });
  const steps = [{ name: 'Run npm test', log: { lines, width: 120 } }];
  simulator.runScripts.add({ workflow: 'ci.yml', queued: 0, inProgress: 0, jobs: [{ name: 'test', steps }] });
  const send = (url: string, init: RequestInit = {}) => simulator.fetch(new Request(url, init));
  const actions = 'https://api.github.com/repos/acme/logs/actions';
  const headers = { authorization: `token ${simulator.installationToken('acme')}` };

  const body = JSON.stringify({ ref: 'main', return_run_details: true });
  const dispatched = await send(`${actions}/workflows/ci.yml/dispatches`, { method: 'POST', headers, body });
  const { workflow_run_id: id } = (await dispatched.json()) as { workflow_run_id: number };
  const listed = await send(`${actions}/runs/${id}/jobs`, { headers });
  const { jobs } = (await listed.json()) as { jobs: { id: number }[] };
  const signed = await send(`${actions}/jobs/${jobs[0]?.id}/logs`, { headers });
  const log = await (await send(signed.headers.get('location') ?? '')).text();
  const breaks = log.split('\n').length - 1;
  return { id, log: { lines: breaks, characters: log.length - breaks } };
}
