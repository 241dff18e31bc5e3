/** The work of one worker: repository, file, five secrets, a dispatch. */
export interface Task {
  readonly name: string;
  /** Where the workflow is. */
  readonly automation: string;
}

export interface Contender {
  provision(task: Task): Promise<void>;
}

export interface Surroundings {
  readonly org: string;
  readonly appId: number;
  readonly privateKey: string;
  readonly fetch: typeof fetch;
}

export type Connect = (surroundings: Surroundings) => Contender;

export const project = {
  description: 'Sells things',
  spec: { team: 'core' },
  secrets: { A: 'a', B: 'b', C: 'c', D: 'd', E: 'e' },
} as const;

/** Of each automation repository. */
export const workflow = {
  file: 'start.yml',
  text: `on: { workflow_dispatch: { inputs: { project: { type: string } } } }
jobs: { start: { runs-on: ubuntu-latest, steps: [{ run: npm test }] } }
`,
} as const;
