import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createLogger, type PinoLogger } from '@project-factory/shared-service';
import { pino } from 'pino';

/** The services' log: all of it in a file, warnings and worse on standard error too. */
export async function openLog(dataDirectory: string): Promise<{ logger: PinoLogger; file: string }> {
  await mkdir(dataDirectory, { recursive: true });
  const file = join(dataDirectory, 'services.log');
  const destination = pino.multistream([
    { level: 'info', stream: pino.destination({ dest: file, sync: true, mode: 0o600 }) },
    { level: 'warn', stream: process.stderr },
  ]);
  return { logger: createLogger({ name: 'local', destination }), file };
}
