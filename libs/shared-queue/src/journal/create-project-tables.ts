import type { PGlite } from '@electric-sql/pglite';

/** Documents are JSON in text columns: `jsonb` would refuse the NUL character, which a description may hold. */
export async function createProjectTables(pglite: PGlite): Promise<void> {
  await pglite.exec(`
    CREATE SCHEMA IF NOT EXISTS projects;
    CREATE TABLE IF NOT EXISTS projects.project (
      key text PRIMARY KEY,
      revision text NOT NULL,
      head text NOT NULL,
      request text NOT NULL,
      sealed_secrets text
    );
    CREATE TABLE IF NOT EXISTS projects.event (
      key text NOT NULL REFERENCES projects.project ON DELETE CASCADE,
      id bigint NOT NULL,
      body text NOT NULL,
      PRIMARY KEY (key, id)
    );
  `);
}
