import type { StateDirectory } from '../storage/state-directory.js';
import type { Workflow } from '../workflows/workflow.js';
import type { RunRecord } from './run-record.js';

export interface RunStart {
  readonly id: number;
  readonly event: string;
  readonly workflow: Workflow;
  readonly head: { readonly name: string; readonly sha: string };
  readonly inputs: Readonly<Record<string, string>>;
  readonly nowMs: number;
}

/** The workflow runs of one repository. */
export class WorkflowRuns {
  private readonly records: RunRecord[];

  constructor(private readonly directory: StateDirectory) {
    this.records = directory.list().flatMap((file) => directory.read<RunRecord>(file) ?? []);
    this.records.sort((a, b) => a.id - b.id);
  }

  /** Newest first. */
  list(): RunRecord[] {
    return [...this.records].reverse();
  }

  find(id: number): RunRecord | undefined {
    return this.records.find((run) => run.id === id);
  }

  start({ id, event, workflow, head, inputs, nowMs }: RunStart): RunRecord {
    const earlier = this.records.filter(({ workflowId }) => workflowId === workflow.id);
    const run: RunRecord = {
      id,
      number: earlier.length + 1,
      event,
      workflowId: workflow.id,
      workflowName: workflow.name,
      workflowPath: workflow.path,
      title: workflow.definition.runName ?? workflow.name,
      headBranch: head.name,
      headSha: head.sha,
      inputs,
      jobs: workflow.definition.jobs,
      createdAt: nowMs,
    };
    this.directory.write(`${id}.json`, run);
    this.records.push(run);
    return run;
  }
}
