import type { ProjectFailure } from '../projects/project-record.js';
import type { ProjectRun } from './project-run.js';

/** What an application does with a project. */
export interface ProjectHandler {
  /**
   * Does the work. Returning ends the project well. Throwing FinalJobError ends it badly, RetryLaterError lets it sleep, any
   * other error is followed by another attempt until five were made. It may be called again after a crash at any point.
   *
   * @param signal aborts when the job belongs to another worker now, or the process shuts down: stop, and throw
   */
  handle(run: ProjectRun, signal: AbortSignal): Promise<void>;

  /** What an error is called in the record, free of secrets. By default its `code` and its message. */
  describe?(error: unknown): Omit<ProjectFailure, 'step'>;
}
