import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createLogger } from '../logging/create-logger.js';
import { logRequests } from '../logging/log-requests.js';
import type { PinoLogger } from '../logging/pino.logger.js';
import { serveMetrics } from '../metrics/serve-metrics.js';
import { tellEndpoints } from '../metrics/tell-endpoints.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { createValidationPipe } from '../problems/validation-pipe.js';
import { InFlightRequests } from './in-flight-requests.js';
import { explainListenError } from './listen.error.js';
import { prepare } from './prepare.js';
import type { ServiceOptions } from './service-options.js';

const BODY_LIMIT = '1mb';
const DRAIN_LIMIT_MS = 5000;

/** A service that listens. */
export interface RunningService {
  /** Such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Milliseconds from the start of the process until the service listened. */
  readonly readyAfterMs: number;
  readonly app: NestExpressApplication;
  /** Takes no more requests, answers those under way and ends what the application runs. A second call does nothing more. */
  close(): Promise<void>;
}

/**
 * Starts a service within a process that may hold others: it touches neither signals nor the process' exit.
 *
 * @throws ConfigurationError with every fault of the settings
 * @throws ListenError when the address cannot be had
 */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const { service, address, module } = await prepare(options, options.env ?? process.env);
  const logger = options.logger ?? createLogger({ name: options.name, level: service.logLevel });
  const app = await NestFactory.create<NestExpressApplication>(module, {
    logger,
    abortOnError: false,
    bodyParser: false,
    forceCloseConnections: true,
  });
  const requests = new InFlightRequests();
  try {
    await set(app, requests, logger, options);
    await app.listen(address.port, address.host);
    tellEndpoints(app);
  } catch (error) {
    await app.close();
    throw explainListenError(error, options.listen, address);
  }
  return running(app, requests);
}

async function set(
  app: NestExpressApplication,
  requests: InFlightRequests,
  logger: PinoLogger,
  { toProblem, configure }: ServiceOptions,
): Promise<void> {
  app.disable('x-powered-by');
  app.use(requests.track, logRequests(logger));
  serveMetrics(app);
  app.useBodyParser('json', { limit: BODY_LIMIT });
  app.useGlobalFilters(new ProblemFilter(toProblem));
  app.useGlobalPipes(createValidationPipe());
  await configure?.(app);
}

function running(app: NestExpressApplication, requests: InFlightRequests): RunningService {
  const server = app.getHttpServer();
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    server.close();
    await requests.drain(DRAIN_LIMIT_MS);
    await app.close();
  };
  return {
    app,
    url: urlOf(server.address() as AddressInfo),
    readyAfterMs: Math.round(performance.now()),
    close: () => (closing ??= close()),
  };
}

/** Where a client on this machine reaches a server. */
function urlOf({ address, family, port }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${String(port)}`;
  return family === 'IPv6' ? `http://[${address}]:${String(port)}` : `http://${address}:${String(port)}`;
}
