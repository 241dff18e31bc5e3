import type { PGlite } from '@electric-sql/pglite';
import type { PgNotification, PgPool, PgPoolClient, PgQueryResult } from 'bullmq';

/**
 * An in-process PGlite in the shape of a `pg.Pool`, for BullMQ's PostgreSQL backend. All clients share PGlite's only session,
 * which runs one query at a time: BullMQ holds no transaction over several queries once its schema is there.
 */
export class PglitePool implements PgPool {
  constructor(private readonly pglite: PGlite) {}

  query<R>(text: string, parameters?: readonly unknown[]): Promise<PgQueryResult<R>> {
    return runQuery<R>(this.pglite, text, parameters);
  }

  connect(): Promise<PgPoolClient> {
    return Promise.resolve(new PgliteClient(this.pglite));
  }

  /** Nothing to do: the database is closed by who opened it. */
  end(): Promise<void> {
    return Promise.resolve();
  }

  /** There are no connections that could be lost. */
  on(): this {
    return this;
  }

  removeAllListeners(): this {
    return this;
  }
}

class PgliteClient implements PgPoolClient {
  private readonly subscriptions = new Map<(message: PgNotification) => void, () => void>();

  constructor(private readonly pglite: PGlite) {}

  query<R>(text: string, parameters?: readonly unknown[]): Promise<PgQueryResult<R>> {
    return runQuery<R>(this.pglite, text, parameters);
  }

  on(event: string, listener: (message: never) => void): this {
    if (event === 'notification') this.subscribe(listener as (message: PgNotification) => void);
    return this;
  }

  removeListener(_event: 'notification', listener: (message: PgNotification) => void): this {
    this.subscriptions.get(listener)?.();
    this.subscriptions.delete(listener);
    return this;
  }

  removeAllListeners(): this {
    for (const unsubscribe of this.subscriptions.values()) unsubscribe();
    this.subscriptions.clear();
    return this;
  }

  release(): void {
    this.removeAllListeners();
  }

  private subscribe(listener: (message: PgNotification) => void): void {
    this.removeListener('notification', listener);
    const unsubscribe = this.pglite.onNotification((channel, payload) => listener({ channel, payload }));
    this.subscriptions.set(listener, unsubscribe);
  }
}

/** Like `pg`: text without parameters may hold several statements, and the last one's result counts. */
async function runQuery<R>(pglite: PGlite, text: string, parameters?: readonly unknown[]): Promise<PgQueryResult<R>> {
  const result = parameters?.length ? await pglite.query(text, [...parameters]) : (await pglite.exec(text)).at(-1);
  return { rows: (result?.rows ?? []) as R[], rowCount: result?.affectedRows ?? null };
}
