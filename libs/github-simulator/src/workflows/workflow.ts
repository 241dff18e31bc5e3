import type { WorkflowDefinition } from './workflow-definition.js';

/** A file below `.github/workflows` of one commit. */
export interface Workflow {
  readonly id: number;
  readonly name: string;
  readonly path: string;
  readonly definition: WorkflowDefinition;
}
