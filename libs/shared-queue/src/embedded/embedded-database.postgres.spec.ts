import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { DirectoryInUseError } from '../errors/directory-in-use.error.js';
import { outlivesWorkers } from '../testing/killed-worker.contract.js';
import { aRequest, startsQueues } from '../testing/queue-under-test.contract.js';
import { startQueue as startQueueOf } from '../testing/start-queue.contract.js';
import { EmbeddedDatabase } from './embedded-database.js';

// The tests share this directory, and its first start: each of them leaves it closed.
const dataDirectory = mkdtempSync(join(tmpdir(), 'queue-'));

afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }));

it('starts anew in a directory whose first start was cut off', async () => {
  mkdirSync(join(dataDirectory, 'queue'));
  writeFileSync(join(dataDirectory, 'queue', 'PG_VERSION'), 'cut off');

  const started = await startQueueOf({ dataDirectory });

  expect(await started.store.list()).toEqual([]);
  await started.close();
}, 60_000);

outlivesWorkers(
  startsQueues(() => ({ dataDirectory })),
  () => ({ dataDirectory }),
);

it('is shared by those in one process who open the same directory', async () => {
  const one = await startQueueOf({ dataDirectory });
  const other = await startQueueOf({ dataDirectory: join(dataDirectory, '.') });
  const { record } = await one.store.create(aRequest());

  await one.close();
  expect(await other.store.get(record.name)).toEqual(record);
  await other.close();

  expect(existsSync(join(dataDirectory, 'queue.lock'))).toBe(false);
});

it('keeps projects over a restart, also one that begins before the last end', async () => {
  const before = await startQueueOf({ dataDirectory });
  const { record } = await before.store.create(aRequest());

  const [, after] = await Promise.all([before.close(), startQueueOf({ dataDirectory })]);

  expect(await after.store.get(record.name)).toEqual(record);
  await after.close();
});

it('refuses a directory that another live process has open', async () => {
  const holder = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 60_000)'], { stdio: 'ignore' });
  await once(holder, 'spawn');
  writeFileSync(join(dataDirectory, 'queue.lock'), JSON.stringify({ pid: holder.pid, token: 'theirs' }));

  const error = await EmbeddedDatabase.open(dataDirectory).catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(DirectoryInUseError);
  expect(error).toMatchObject({ message: expect.stringContaining(`in use by process ${holder.pid}`) });
  holder.kill();
  await once(holder, 'exit');
  const database = await EmbeddedDatabase.open(dataDirectory);
  expect(readFileSync(join(dataDirectory, 'queue.lock'), 'utf8')).toContain(String(process.pid));
  await database.close();
});
