import { type Tour, demo } from './tour.js';

const actions = `${demo}/actions`;

/** After the workflows: these are their runs. */
export async function tourRuns(tour: Tour): Promise<void> {
  await tourCompletedRun(tour, await dispatch(tour));
  await tourArtifacts(tour, await dispatch(tour));
  await tourEnds(tour);
}

/** A run that failed and left something behind. */
async function dispatch({ github, started: { simulator } }: Tour): Promise<number> {
  simulator.runScripts.add({
    times: 1,
    jobs: [{ name: 'Build it', steps: [{ name: 'Test', conclusion: 'failure', log: 'No.' }] }],
    artifacts: [{ name: 'report', content: 'Bad.' }],
  });
  const wish = { ref: 'main', return_run_details: true };
  const { workflow_run_id: id } = await github('POST', `${actions}/workflows/ci.yml/dispatches`, wish);
  simulator.clock.advance('10s');
  return id;
}

async function tourCompletedRun({ github, started: { simulator } }: Tour, id: number): Promise<void> {
  const run = `${actions}/runs/${id}`;
  await github('GET', `${actions}/runs`);
  await github('GET', run);
  const { jobs } = await github('GET', `${run}/jobs`);
  const job = `${actions}/jobs/${jobs[0].id}`;
  await github('GET', job);
  await github('GET', `${demo}/check-runs/${jobs[0].id}/annotations`);
  for (const part of [run, `${run}/attempts/1`, job]) await github('GET', `${part}/logs`);
  for (const again of [`${job}/rerun`, `${run}/rerun`, `${run}/rerun-failed-jobs`]) {
    simulator.runScripts.add({ times: 1, conclusion: 'failure' });
    await github('POST', again);
    simulator.clock.advance('10s');
  }
  await github('GET', run);
  await github('GET', `${run}/attempts/1`);
  await github('GET', `${run}/attempts/1/jobs`);
}

async function tourArtifacts({ github }: Tour, id: number): Promise<void> {
  await github('GET', `${actions}/artifacts`);
  const { artifacts } = await github('GET', `${actions}/runs/${id}/artifacts`);
  const artifact = `${actions}/artifacts/${artifacts[0].id}`;
  await github('GET', artifact);
  await github('GET', `${artifact}/zip`);
  await github('DELETE', artifact);
  await github('DELETE', `${actions}/runs/${id}/logs`);
  await github('DELETE', `${actions}/runs/${id}`);
}

/** The two ways to end a run before its time. */
async function tourEnds({ github }: Tour): Promise<void> {
  for (const end of ['cancel', 'force-cancel']) {
    const wish = { ref: 'main', return_run_details: true };
    const { workflow_run_id: id } = await github('POST', `${actions}/workflows/ci.yml/dispatches`, wish);
    await github('POST', `${actions}/runs/${id}/${end}`);
  }
}
