import type { DynamicModule, Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Environment } from '@project-factory/shared-config';
import type { PinoLogger } from '../logging/pino.logger.js';
import type { ToProblem } from '../problems/problem.filter.js';

/** The settings that say where a service listens. */
export interface ListenSettings {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
}

export interface ServiceOptions {
  /** What the service is called in its log. */
  readonly name: string;
  /** Makes the application's module. Settings that it cannot load are reported together with the service's own. */
  readonly module: (env: Environment) => Type | DynamicModule | Promise<Type | DynamicModule>;
  /** The settings class with the address to listen on. */
  readonly listen: Type<ListenSettings>;
  /** Defaults to `process.env`. */
  readonly env?: Environment;
  /** Turns errors of libraries into problems. */
  readonly toProblem?: ToProblem;
  /** Adds what the service alone has, before it listens: its OpenAPI page, for instance. */
  readonly configure?: (app: NestExpressApplication) => void | Promise<void>;
  /** Defaults to a logger of the service's own, on standard output. */
  readonly logger?: PinoLogger;
}
