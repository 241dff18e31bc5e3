import type { PinoLogger } from '../logging/pino.logger.js';
import type { RunningService } from './start-service.js';

const LIMIT_MS = 30_000;
const STOPPED = 0;
const TOO_SLOW = 1;
const INTERRUPTED = 130;

/** On SIGTERM or SIGINT closes the service and ends the process; a second signal ends it at once. */
export function stopOnSignals(starting: Promise<RunningService>, logger: PinoLogger): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(INTERRUPTED);
    stopping = true;
    logger.log(`${signal} received: finishing what is under way`);
    setTimeout(() => giveUp(logger), LIMIT_MS).unref();
    void close(starting, logger);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function close(starting: Promise<RunningService>, logger: PinoLogger): Promise<void> {
  try {
    await (await starting).close();
    process.exit(STOPPED);
  } catch (error) {
    logger.fatal('The service failed to stop.', { err: error });
    process.exit(TOO_SLOW);
  }
}

function giveUp(logger: PinoLogger): void {
  logger.fatal(`The service did not stop within ${String(LIMIT_MS / 1000)} s`);
  process.exit(TOO_SLOW);
}
