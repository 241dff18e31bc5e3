import type { RequestOptions } from '../request-options.js';

export interface TriggerWorkflowOptions extends RequestOptions {
  /**
   * How long a workflow file that was pushed a moment ago is waited for until it can be dispatched, in milliseconds.
   * Default 15 000; 0: not at all.
   */
  readyTimeoutMs?: number;
  /**
   * How long the run is looked for where GitHub does not name it, or its answer was lost, in milliseconds.
   * Default 20 000.
   */
  findRunTimeoutMs?: number;
}

/** What is to be started, and how. */
export interface WorkflowDispatch extends TriggerWorkflowOptions {
  repo: string;
  /** `ci.yml`, or the workflow's id. */
  file: string;
  /** Branch or tag. */
  ref: string;
  inputs?: Readonly<Record<string, string>> | undefined;
}

/** As it stands in messages. */
export function describeDispatch(org: string, { repo, file, ref }: WorkflowDispatch): string {
  return `${file} at ${ref} in ${org}/${repo}`;
}
