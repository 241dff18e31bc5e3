import type { QueueOptions } from 'bullmq';
import type { ProjectJournal } from '../journal/project-journal.js';

export type QueueConnection = Pick<QueueOptions, 'connection' | 'prefix'>;

/** What carries the jobs and keeps the records: Redis, or a database inside this process. */
export abstract class QueueEngine {
  abstract readonly journal: ProjectJournal;

  /** Where that is, for messages; without credentials. */
  abstract readonly address: string;

  /** For BullMQ's producing side. */
  abstract queueConnection(): QueueConnection;

  /** For a BullMQ worker, which waits on its connection. */
  abstract workerConnection(): QueueConnection;

  /** How long a job stays locked for a worker that does not answer. */
  abstract readonly lockDurationMs: number;

  /** Lets go of the store. Queues and workers must be closed before. */
  abstract close(): Promise<void>;
}
