import { ConfigurationError, loadEnvFile, LOG_LEVELS, type Environment } from '@project-factory/shared-config';
import { createLogger } from '../logging/create-logger.js';
import type { PinoLogger } from '../logging/pino.logger.js';
import { ListenError } from './listen.error.js';
import type { ServiceOptions } from './service-options.js';
import { startService } from './start-service.js';
import { stopOnSignals } from './stop-on-signals.js';

const FAILED = 1;

/**
 * Runs a service as the one thing its process does. Reads `.env` in the current directory unless an environment is
 * given. Ends the process: 0 after SIGTERM or SIGINT, 78 for faults in the settings, 1 for anything else.
 *
 * @example
 * ```ts
 * await bootService({ name: 'api', module: (env) => AppModule.forRoot(env), listen: ApiSettings });
 * ```
 */
export async function bootService(options: ServiceOptions): Promise<void> {
  try {
    if (!options.env) loadEnvFile();
    const env = options.env ?? process.env;
    const logger = options.logger ?? createLogger({ name: options.name, level: levelOf(env) });
    process.on('uncaughtException', (error) => abort(error, logger));
    await run({ ...options, env, logger }, logger);
  } catch (error) {
    refuse(error);
  }
}

async function run(options: ServiceOptions, logger: PinoLogger): Promise<void> {
  const starting = startService(options);
  stopOnSignals(starting, logger);
  try {
    const { url, readyAfterMs } = await starting;
    const text = `${options.name} is ready on ${url} (${String(readyAfterMs)} ms after the process started)`;
    logger.log(text, { url, readyAfterMs });
  } catch (error) {
    if (error instanceof ConfigurationError || error instanceof ListenError) refuse(error);
    abort(error, logger);
  }
}

/** The operator can mend it: plain words instead of a record. */
function refuse(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof ConfigurationError ? error.exitCode : FAILED);
}

function abort(error: unknown, logger: PinoLogger): never {
  logger.fatal('The service failed and ends.', { err: error });
  process.exit(FAILED);
}

/** The level is needed to log what is wrong with the settings, the level's own among them. */
function levelOf({ LOG_LEVEL }: Environment): string | undefined {
  return LOG_LEVELS.find((level) => level === LOG_LEVEL);
}
