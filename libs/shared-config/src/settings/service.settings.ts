import { Variable } from '../environment/variable.js';
import { IsOneOf } from '../rules/is-one-of.js';

export const ENVIRONMENTS = ['development', 'test', 'production'] as const;
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What every service needs to know. */
export class ServiceSettings {
  /** `NODE_ENV` */
  @Variable('NODE_ENV')
  @IsOneOf(ENVIRONMENTS)
  readonly environment: (typeof ENVIRONMENTS)[number] = 'development';

  /** `LOG_LEVEL`: the least grave record that is written. */
  @Variable('LOG_LEVEL')
  @IsOneOf(LOG_LEVELS)
  readonly logLevel: LogLevel = 'info';
}
