import type { Repository } from '../repositories/repository.js';
import type { RunRecord } from '../runs/run-record.js';

/** A branch or tag that was created, moved or deleted, whichever way. */
export interface PushEvent {
  readonly repository: Repository;
  /** `refs/heads/main` */
  readonly reference: string;
  /** Undefined: it is new. */
  readonly before: string | undefined;
  /** Undefined: it is gone. */
  readonly after: string | undefined;
}

/** A workflow run that entered a state. */
export interface WorkflowRunEvent {
  readonly repository: Repository;
  readonly run: RunRecord;
  readonly action: 'requested' | 'in_progress' | 'completed';
  /** When it did, in milliseconds since the epoch: earlier than now when the clock was moved past it. */
  readonly at: number;
}

interface EventTypes {
  push: PushEvent;
  workflow_run: WorkflowRunEvent;
}

type Listener<Name extends keyof EventTypes> = (event: EventTypes[Name]) => void;

/** What happens in the simulated GitHub, for those parts of it that follow from something else. */
export class Events {
  private readonly listeners: { [Name in keyof EventTypes]: Listener<Name>[] } = { push: [], workflow_run: [] };

  on<Name extends keyof EventTypes>(name: Name, listener: Listener<Name>): void {
    this.listeners[name].push(listener);
  }

  emit<Name extends keyof EventTypes>(name: Name, event: EventTypes[Name]): void {
    for (const listener of this.listeners[name]) listener(event);
  }
}
