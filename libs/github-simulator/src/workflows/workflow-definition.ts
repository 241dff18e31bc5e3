import { parse } from 'yaml';
import { readJob } from './read-job.js';
import { type DispatchInput, readDispatch } from './triggers/read-dispatch.js';
import { type PushTrigger, readPush } from './triggers/read-push.js';
import { mapping } from './yaml-mapping.js';

export interface JobDefinition {
  readonly key: string;
  readonly name: string;
  readonly labels: readonly string[];
  /** Keys of the jobs that it waits for. */
  readonly needs: readonly string[];
  readonly steps: readonly string[];
}

/** What the simulator understands of a workflow file. */
export interface WorkflowDefinition {
  readonly name?: string;
  readonly runName?: string;
  /** Inputs by name; undefined when nobody may dispatch it. */
  readonly dispatch?: Readonly<Record<string, DispatchInput>>;
  /** Undefined when pushes do not start it. */
  readonly push?: PushTrigger;
  readonly jobs: readonly JobDefinition[];
  /** Why the file could not be read. */
  readonly fault?: string;
}

export function readWorkflowDefinition(text: string): WorkflowDefinition {
  try {
    return readDocument(mapping(parse(text)));
  } catch (error) {
    return { jobs: [], fault: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
}

function readDocument(document: Record<string, unknown>): WorkflowDefinition {
  const dispatch = readDispatch(document['on']);
  const push = readPush(document['on']);
  return {
    ...(typeof document['name'] === 'string' && { name: document['name'] }),
    ...(typeof document['run-name'] === 'string' && { runName: document['run-name'] }),
    ...(dispatch && { dispatch }),
    ...(push && { push }),
    jobs: Object.entries(mapping(document['jobs'])).map(([key, job]) => readJob(key, mapping(job))),
  };
}
