import { existsSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { dataDir as emptyDatabase } from '@electric-sql/pglite-prepopulatedfs';
import { runMigrations, type PgPoolClient } from 'bullmq';
import { createProjectTables } from '../journal/create-project-tables.js';
import { DirectoryLock } from './directory-lock.js';
import { PglitePool } from './pglite.pool.js';

/** Written once the first start came to its end: a directory without it was cut off half-way and holds nothing yet. */
const COMPLETE = 'project-factory.complete';

interface Shared {
  readonly opening: Promise<{ pglite: PGlite; lock: DirectoryLock }>;
  users: number;
  closing?: Promise<void>;
}

const databases = new Map<string, Shared>();

/** A PostgreSQL inside this process, one for a directory: who opens the same directory again shares it. */
export class EmbeddedDatabase {
  private isOpen = true;

  private constructor(
    readonly pglite: PGlite,
    private readonly path: string,
  ) {}

  /**
   * @param dataDirectory created if missing; the database lives in its folder `queue`
   * @throws DirectoryInUseError when another live process has it open
   */
  static async open(dataDirectory: string): Promise<EmbeddedDatabase> {
    mkdirSync(dataDirectory, { recursive: true });
    const path = realpathSync(dataDirectory);
    const shared = await share(path);
    try {
      return new EmbeddedDatabase((await shared.opening).pglite, path);
    } catch (error) {
      if (databases.get(path) === shared) databases.delete(path);
      throw error;
    }
  }

  pool(): PglitePool {
    return new PglitePool(this.pglite);
  }

  /** Closes the database when nobody else in this process uses it. */
  async close(): Promise<void> {
    const shared = databases.get(this.path);
    if (!this.isOpen || !shared) return;
    this.isOpen = false;
    shared.users -= 1;
    if (shared.users > 0) return;
    shared.closing = stop(shared).finally(() => databases.delete(this.path));
    await shared.closing;
  }
}

async function share(path: string): Promise<Shared> {
  let shared = databases.get(path);
  while (shared?.closing) {
    await shared.closing;
    shared = databases.get(path);
  }
  shared ??= { opening: start(path), users: 0 };
  shared.users += 1;
  databases.set(path, shared);
  return shared;
}

async function stop(shared: Shared): Promise<void> {
  const { pglite, lock } = await shared.opening;
  try {
    await pglite.close();
  } finally {
    lock.release();
  }
}

async function start(path: string): Promise<{ pglite: PGlite; lock: DirectoryLock }> {
  const lock = DirectoryLock.acquire(join(path, 'queue.lock'));
  try {
    const pglite = await openDatabase(join(path, 'queue'));
    await runMigrations((await new PglitePool(pglite).connect()) as PgPoolClient);
    await createProjectTables(pglite);
    await pglite.exec('SET search_path TO bullmq');
    writeFileSync(join(path, 'queue', COMPLETE), '');
    return { pglite, lock };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openDatabase(dataDir: string): Promise<PGlite> {
  if (existsSync(join(dataDir, COMPLETE))) return PGlite.create({ dataDir });
  rmSync(dataDir, { recursive: true, force: true });
  // Unpacking an empty database takes a third of the time that PostgreSQL's initdb takes.
  return PGlite.create({ dataDir, loadDataDir: await emptyDatabase() });
}
