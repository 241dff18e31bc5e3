import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createLogger, type PinoLogger } from '@project-factory/shared-service';
import { pino } from 'pino';

/** The services' log: a file, so that the terminal stays readable. */
export async function openLog(dataDirectory: string): Promise<{ logger: PinoLogger; file: string }> {
  await mkdir(dataDirectory, { recursive: true }).catch((cause: unknown) => {
    throw new Error(`The data directory ${dataDirectory} cannot be used. Choose another one with --data DIR.`, {
      cause,
    });
  });
  const file = join(dataDirectory, 'services.log');
  const destination = pino.destination({ dest: file, sync: true, mode: 0o600 });
  return { logger: createLogger({ name: 'local', destination }), file };
}
