import type { StateDirectory } from '../storage/state-directory.js';

const file = 'workflows.json';

export type WorkflowState = 'active' | 'disabled_manually';

/** What is known of a workflow beside its file. Times are milliseconds since the epoch. */
export interface WorkflowRecord {
  readonly state: WorkflowState;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** When the workflows of a repository first appeared, and which of them were disabled. */
export class WorkflowStates {
  private readonly records: Map<string, WorkflowRecord>;

  constructor(private readonly directory: StateDirectory) {
    this.records = new Map(Object.entries(directory.read<Record<string, WorkflowRecord>>(file) ?? {}));
  }

  /** Undefined for a file that came before anybody looked. */
  find(path: string): WorkflowRecord | undefined {
    return this.records.get(path);
  }

  isDisabled(path: string): boolean {
    return this.find(path)?.state === 'disabled_manually';
  }

  /** Notes files that a push brought; those that are known already stay as they are. */
  notice(paths: readonly string[], nowMs: number): void {
    const unknown = paths.filter((path) => !this.records.has(path));
    for (const path of unknown) this.records.set(path, { state: 'active', createdAt: nowMs, updatedAt: nowMs });
    if (unknown.length > 0) this.store();
  }

  change(path: string, state: WorkflowState, nowMs: number): void {
    const createdAt = this.find(path)?.createdAt ?? nowMs;
    this.records.set(path, { state, createdAt, updatedAt: nowMs });
    this.store();
  }

  private store(): void {
    this.directory.write(file, Object.fromEntries(this.records));
  }
}
