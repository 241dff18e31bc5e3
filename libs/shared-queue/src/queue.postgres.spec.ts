import { readdirSync, readFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { EmbeddedDatabase } from './embedded/embedded-database.js';
import { tellsEvents } from './projects/project-events.contract.js';
import { keepsProjects } from './projects/project-store.contract.js';
import { hidesSecrets } from './secrets/secrets-in-transit.contract.js';
import { acceptsProjects } from './submissions/project-submissions.contract.js';
import { startsQueues } from './testing/queue-under-test.contract.js';
import { worksOnProjects } from './worker/project-worker.contract.js';

const dataDirectory = mkdtempSync(join(tmpdir(), 'queue-'));
let database: EmbeddedDatabase;

// Held open for the whole file: the first start of a database takes longer than a test.
beforeAll(async () => {
  database = await EmbeddedDatabase.open(dataDirectory);
}, 60_000);

afterAll(async () => {
  await database.close();
  rmSync(dataDirectory, { recursive: true, force: true });
});

const startQueue = startsQueues(() => ({ dataDirectory }));

keepsProjects(startQueue);
tellsEvents(startQueue);
acceptsProjects(startQueue);
worksOnProjects(startQueue);
hidesSecrets(startQueue, async () => {
  await database.pglite.exec('CHECKPOINT');
  return readdirSync(dataDirectory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
});
