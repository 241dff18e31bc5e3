import type { ProjectRecord, ProjectResults, StepRecord } from './project-record.js';

interface ProjectEventBase {
  /** A decimal number that grows with every event, also across projects of the same name: resume with it. */
  readonly id: string;
  readonly at: string;
  readonly project: string;
}

export interface ProjectStateEvent extends ProjectEventBase {
  readonly type: 'state';
  readonly data: ProjectResults & Pick<ProjectRecord, 'state' | 'failure'>;
}

export interface ProjectStepEvent extends ProjectEventBase {
  readonly type: 'step';
  readonly data: StepRecord;
}

/** One change of a project, as its log keeps it. */
export type ProjectEvent = ProjectStateEvent | ProjectStepEvent;
