import { EmbeddedDatabase } from '../embedded/embedded-database.js';
import { PostgresProjectJournal } from '../journal/postgres.project-journal.js';
import { QueueEngine, type QueueConnection } from './queue-engine.js';

/** Jobs and records in a PostgreSQL inside this process: nothing to install, and kept over restarts. */
export class EmbeddedQueueEngine extends QueueEngine {
  readonly journal: PostgresProjectJournal;
  /** Short: only one process can have the database, so the owner of an expired lock is dead, never just cut off. */
  readonly lockDurationMs = 5_000;

  private constructor(
    private readonly database: EmbeddedDatabase,
    readonly address: string,
  ) {
    super();
    this.journal = new PostgresProjectJournal(database.pglite);
  }

  /** @throws DirectoryInUseError */
  static async open(dataDirectory: string): Promise<EmbeddedQueueEngine> {
    return new EmbeddedQueueEngine(await EmbeddedDatabase.open(dataDirectory), dataDirectory);
  }

  queueConnection(): QueueConnection {
    return { connection: this.database.pool() };
  }

  workerConnection(): QueueConnection {
    return this.queueConnection();
  }

  async close(): Promise<void> {
    await this.journal.close();
    await this.database.close();
  }
}
