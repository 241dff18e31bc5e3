import type { PGlite, Transaction } from '@electric-sql/pglite';
import type { ProjectEvent } from '../projects/project-event.js';
import {
  MAX_EVENTS,
  type ProjectChange,
  type ProjectEntry,
  type ProjectHead,
  type ProjectJournal,
  type StoredRequest,
} from './project-journal.js';

const CHANNEL = 'project_changed';

interface ProjectRow {
  revision: string;
  head: string;
  request: string;
  sealed_secrets: string | null;
}

/** Projects in PostgreSQL: one transaction a change, announced by NOTIFY. */
export class PostgresProjectJournal implements ProjectJournal {
  constructor(private readonly pglite: PGlite) {}

  async read(key: string): Promise<ProjectEntry | undefined> {
    const { rows } = await this.pglite.query<ProjectRow>('SELECT revision, head FROM projects.project WHERE key = $1', [
      key,
    ]);
    return rows[0] && toEntry(rows[0]);
  }

  async readRequest(key: string): Promise<StoredRequest | undefined> {
    const { rows } = await this.pglite.query<ProjectRow>(
      'SELECT head, request, sealed_secrets FROM projects.project WHERE key = $1',
      [key],
    );
    const row = rows[0];
    if (!row) return undefined;
    const { head, request } = { head: JSON.parse(row.head), request: JSON.parse(row.request) } as StoredRequest;
    return { head, request, ...(row.sealed_secrets === null ? {} : { sealedSecrets: row.sealed_secrets }) };
  }

  async list(): Promise<ProjectEntry[]> {
    const { rows } = await this.pglite.query<ProjectRow>('SELECT revision, head FROM projects.project');
    return rows.map(toEntry);
  }

  commit(key: string, change: ProjectChange): Promise<boolean> {
    return this.pglite.transaction(async (transaction) => {
      const isWritten = await writeEntry(transaction, key, change);
      if (isWritten) await appendEvents(transaction, key, change);
      return isWritten;
    });
  }

  delete(key: string, revision: string): Promise<boolean> {
    return this.pglite.transaction(async (transaction) => {
      const deletion = 'DELETE FROM projects.project WHERE key = $1 AND revision = $2';
      const { affectedRows } = await transaction.query(deletion, [key, revision]);
      if (affectedRows) await notify(transaction, key);
      return affectedRows === 1;
    });
  }

  async eventsAfter(key: string, after: number, count: number): Promise<ProjectEvent[]> {
    const { rows } = await this.pglite.query<{ body: string }>(
      'SELECT body FROM projects.event WHERE key = $1 AND id > $2 ORDER BY id LIMIT $3',
      [key, after, count],
    );
    return rows.map((row) => JSON.parse(row.body) as ProjectEvent);
  }

  async onChange(key: string, listener: () => void): Promise<() => void> {
    const stop = await this.pglite.listen(CHANNEL, (changed) => {
      if (changed === key) listener();
    });
    return () => void stop().catch(() => undefined);
  }

  async ping(): Promise<void> {
    await this.pglite.query('SELECT 1');
  }

  /** Nothing to do: the database is closed by who opened it. */
  close(): Promise<void> {
    return Promise.resolve();
  }
}

function toEntry(row: ProjectRow): ProjectEntry {
  return { revision: row.revision, head: JSON.parse(row.head) as ProjectHead };
}

async function writeEntry(transaction: Transaction, key: string, change: ProjectChange): Promise<boolean> {
  const { from, to, request, sealedSecrets } = change;
  const { affectedRows } =
    from === undefined
      ? await transaction.query(
          `INSERT INTO projects.project (key, revision, head, request, sealed_secrets)
           VALUES ($1, $2, $3, $4, $5) ON CONFLICT (key) DO NOTHING`,
          [key, to.revision, JSON.stringify(to.head), JSON.stringify(request), sealedSecrets ?? null],
        )
      : await transaction.query(
          `UPDATE projects.project
              SET revision = $3, head = $4, sealed_secrets = CASE WHEN $5 THEN $6 ELSE sealed_secrets END,
                  request = COALESCE($7, request)
            WHERE key = $1 AND revision = $2`,
          [
            key,
            from,
            to.revision,
            JSON.stringify(to.head),
            sealedSecrets !== undefined,
            sealedSecrets ?? null,
            request === undefined ? null : JSON.stringify(request),
          ],
        );
  return affectedRows === 1;
}

async function appendEvents(transaction: Transaction, key: string, { to, events }: ProjectChange): Promise<void> {
  for (const event of events) {
    const insertion = 'INSERT INTO projects.event (key, id, body) VALUES ($1, $2, $3)';
    await transaction.query(insertion, [key, event.id, JSON.stringify(event)]);
  }
  const oldest = to.head.lastEventId - MAX_EVENTS;
  await transaction.query('DELETE FROM projects.event WHERE key = $1 AND id <= $2', [key, oldest]);
  await notify(transaction, key);
}

async function notify(transaction: Transaction, key: string): Promise<void> {
  await transaction.query('SELECT pg_notify($1, $2)', [CHANNEL, key]);
}
