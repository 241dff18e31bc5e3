import { parse } from 'yaml';

/** One input of a `workflow_dispatch` trigger. */
export interface DispatchInput {
  readonly required: boolean;
  readonly default?: string;
  /** What a `choice` may be. */
  readonly options?: readonly string[];
}

export interface JobDefinition {
  readonly key: string;
  readonly name: string;
  readonly labels: readonly string[];
  readonly steps: readonly string[];
}

/** What the simulator understands of a workflow file. */
export interface WorkflowDefinition {
  readonly name?: string;
  readonly runName?: string;
  /** Inputs by name; undefined when nobody may dispatch it. */
  readonly dispatch?: Readonly<Record<string, DispatchInput>>;
  readonly jobs: readonly JobDefinition[];
  /** Why the file could not be read. */
  readonly fault?: string;
}

type Yaml = Record<string, unknown>;

export function readWorkflowDefinition(text: string): WorkflowDefinition {
  try {
    return readDocument(mapping(parse(text)));
  } catch (error) {
    return { jobs: [], fault: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
}

function readDocument(document: Yaml): WorkflowDefinition {
  const dispatch = readDispatch(document['on']);
  return {
    ...(typeof document['name'] === 'string' && { name: document['name'] }),
    ...(typeof document['run-name'] === 'string' && { runName: document['run-name'] }),
    ...(dispatch && { dispatch }),
    jobs: Object.entries(mapping(document['jobs'])).map(([key, job]) => readJob(key, mapping(job))),
  };
}

/** `on` is an event, a list of events, or a mapping of events to their settings. */
function readDispatch(triggers: unknown): Record<string, DispatchInput> | undefined {
  const event = 'workflow_dispatch';
  if (triggers === event || (Array.isArray(triggers) && triggers.includes(event))) return {};
  if (!(event in mapping(triggers))) return undefined;
  const inputs = mapping(mapping(mapping(triggers)[event])['inputs']);
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, readInput(mapping(input))]));
}

function readInput(input: Yaml): DispatchInput {
  const fallback = input['default'];
  return {
    required: input['required'] === true,
    ...(fallback !== undefined && fallback !== null && { default: String(fallback) }),
    ...(Array.isArray(input['options']) && { options: input['options'].map(String) }),
  };
}

function readJob(key: string, job: Yaml): JobDefinition {
  const steps = Array.isArray(job['steps']) ? job['steps'].map(mapping) : [];
  const labels = [job['runs-on'] ?? 'ubuntu-latest'].flat().map(String);
  return { key, name: typeof job['name'] === 'string' ? job['name'] : key, labels, steps: steps.map(stepName) };
}

function stepName({ name, uses, run }: Yaml): string {
  if (typeof name === 'string') return name;
  const action = typeof uses === 'string' ? uses : undefined;
  return `Run ${action ?? String(run ?? '').split('\n')[0]}`;
}

function mapping(value: unknown): Yaml {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Yaml) : {};
}
