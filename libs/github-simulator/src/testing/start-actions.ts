import type { RunScript } from '../runs/scripts/run-script.js';
import type { GitHubSimulatorOptions } from '../simulator-options.js';
import { type StartedSimulator, startSimulator } from './start-simulator.js';
import type { Json } from './test-client.js';

/** Two jobs, of which one waits for the other. */
export const ciWorkflow = `
name: CI
on: workflow_dispatch
jobs:
  build:
    name: Build it
    steps:
      - uses: actions/checkout@v4
      - run: npm test
  report:
    needs: build
    steps:
      - run: ./report
`;

export interface StartedActions extends StartedSimulator {
  /** `/repos/acme/demo/actions` */
  readonly actions: string;
  /** Commits a workflow file to `main`. */
  putWorkflow(file: string, text: string, message?: string): Promise<void>;
  /** Starts the workflow, after a script when there is one, and returns the run's id. */
  dispatch(script?: RunScript): Promise<number>;
  /** The same, and lets it end. */
  complete(script?: RunScript): Promise<number>;
  run(id: number): Promise<Json>;
}

/** A simulator whose repository `acme/demo` has the workflow `ci.yml`; its time stands still but for what a test advances. */
export async function startActions(options: Partial<GitHubSimulatorOptions> = {}): Promise<StartedActions> {
  const started = await startSimulator({
    clock: () => Date.UTC(2026, 0, 31, 10),
    runSchedule: { queuedMs: 1000, inProgressMs: 5000 },
    ...options,
  });
  const { github, simulator } = started;
  const actions = '/repos/acme/demo/actions';
  const putWorkflow = async (file: string, text: string, message = `Add ${file}`) => {
    const path = `/repos/acme/demo/contents/.github/workflows/${file}`;
    const { body } = await github.get(path);
    const content = Buffer.from(text).toString('base64');
    await github.put(path, { message, content, ...(body.sha && { sha: body.sha }) });
  };
  const dispatch = async (script?: RunScript): Promise<number> => {
    const added = script && simulator.runScripts.add(script);
    const wish = { ref: 'main', return_run_details: true };
    const { body } = await github.post(`${actions}/workflows/ci.yml/dispatches`, wish);
    added?.remove();
    return body.workflow_run_id;
  };
  const complete = async (script?: RunScript): Promise<number> => {
    const id = await dispatch(script);
    simulator.clock.advance('6s');
    return id;
  };
  // After a restart both are there.
  const { status } = await github.post('/orgs/acme/repos', { name: 'demo', private: true, auto_init: true });
  if (status === 201) await putWorkflow('ci.yml', ciWorkflow);
  const run = async (id: number) => (await github.get(`${actions}/runs/${id}`)).body;
  return { ...started, actions, putWorkflow, dispatch, complete, run };
}
