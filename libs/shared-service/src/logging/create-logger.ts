import { pino, type DestinationStream } from 'pino';
import { redact } from '../redaction/redact.js';
import { PinoLogger } from './pino.logger.js';

export interface CreateLoggerOptions {
  /** Stands in every record as `service`. */
  readonly name: string;
  /** The least grave level that is written: a pino level. Defaults to `info`. */
  readonly level?: string;
  /** Defaults to standard output. */
  readonly destination?: DestinationStream;
}

/** Makes a logger that writes a line of JSON a record, with secrets taken out of the whole line. */
export function createLogger({
  name,
  level = 'info',
  destination = pino.destination(1),
}: CreateLoggerOptions): PinoLogger {
  const options = {
    level,
    base: { service: name },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: { streamWrite: redact },
  };
  return new PinoLogger(pino(options, destination));
}
