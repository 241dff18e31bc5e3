import type { JobDefinition } from '../workflows/workflow-definition.js';

/** A workflow run as it is stored. What state it is in follows from the time. */
export interface RunRecord {
  readonly id: number;
  readonly number: number;
  readonly event: string;
  readonly workflowId: number;
  readonly workflowName: string;
  readonly workflowPath: string;
  readonly title: string;
  readonly headBranch: string;
  readonly headSha: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly jobs: readonly JobDefinition[];
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}
