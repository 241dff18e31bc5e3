import { ProjectExistsError, QueueUnavailableError } from '@project-factory/shared-queue';
import { Problem } from '@project-factory/shared-service';

/** What the caller is told when the queue refuses. */
export function queueProblem(error: unknown): Problem | undefined {
  if (error instanceof ProjectExistsError) {
    return new Problem({ status: 409, type: 'project-exists', title: 'Project exists', detail: error.message });
  }
  if (error instanceof QueueUnavailableError) {
    return new Problem({
      status: 503,
      type: 'queue-unavailable',
      title: 'Queue unavailable',
      detail: 'The queue cannot be reached. Nothing is lost: send the same request again.',
      headers: { 'retry-after': '5' },
      cause: error,
    });
  }
  return undefined;
}
