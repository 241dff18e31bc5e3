import type { ProjectEvent } from '../projects/project-event.js';
import type { ProjectRecord } from '../projects/project-record.js';
import type { ProjectRequest } from '../projects/project-request.js';

/** What changes with every step: the record, and what the store needs to know beside it. */
export interface ProjectHead {
  readonly record: ProjectRecord;
  /** Number of the latest claim; 0 before the first. */
  readonly fence: number;
  /** How often the project was started again after it had failed. */
  readonly round: number;
  readonly lastEventId: number;
}

export interface ProjectEntry {
  /** Changes with every write, and never comes back: not even for a later project of the same name. */
  readonly revision: string;
  readonly head: ProjectHead;
}

export interface StoredRequest {
  readonly head: ProjectHead;
  readonly request: ProjectRequest;
  readonly sealedSecrets?: string;
}

export interface ProjectChange {
  /** The revision that this change was made from; undefined for a project that must not exist yet. */
  readonly from: string | undefined;
  readonly to: ProjectEntry;
  /** Required at creation; replaces the request afterwards. */
  readonly request?: ProjectRequest;
  /** `null` drops them, undefined leaves them. */
  readonly sealedSecrets?: string | null;
  /** Appended to the log together with the change; ids follow `lastEventId` of the entry before. */
  readonly events: readonly ProjectEvent[];
}

/** Events that a project's log keeps; older ones are dropped with the change that exceeds it. */
export const MAX_EVENTS = 1_000;

/**
 * Where projects are kept: an entry, a request and a log of events for each. It knows nothing of what the changes mean; it
 * makes each of them wholly or not at all, and only on the revision it was made from.
 */
export interface ProjectJournal {
  read(key: string): Promise<ProjectEntry | undefined>;
  readRequest(key: string): Promise<StoredRequest | undefined>;
  list(): Promise<ProjectEntry[]>;
  /** @returns false when the project is no longer at the revision `change.from`; then nothing was written */
  commit(key: string, change: ProjectChange): Promise<boolean>;
  /** Deletes entry, request and log. @returns false when the project is no longer at this revision */
  delete(key: string, revision: string): Promise<boolean>;
  /** The oldest events with an id above `after`, at most `count`. */
  eventsAfter(key: string, after: number, count: number): Promise<ProjectEvent[]>;
  /** Calls the listener after changes of the project, possibly more often. Resolves once no change can be missed. */
  onChange(key: string, listener: () => void): Promise<() => void>;
  /** Resolves when the store answers, throws QueueUnavailableError when it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
