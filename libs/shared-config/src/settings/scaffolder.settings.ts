import { wholeNumber } from '../environment/parse.js';
import { Variable } from '../environment/variable.js';
import { IsBetween } from '../rules/is-between.js';
import { HostVariable, PortVariable } from './listen-address.js';

const MOST_JOBS_AT_ONCE = 100;

/** Where the scaffolder answers health checks, and how it works. */
export class ScaffolderSettings {
  /** `HOST` */
  @HostVariable()
  readonly host: string = '127.0.0.1';

  /** `SCAFFOLDER_PORT` */
  @PortVariable('SCAFFOLDER_PORT')
  readonly port: number = 3001;

  /** `TEMPLATES_DIRECTORY`: holds one directory a template. */
  @Variable('TEMPLATES_DIRECTORY')
  readonly templatesDirectory: string = 'templates';

  /** `SCAFFOLDER_CONCURRENCY`: how many jobs are done at once. */
  @Variable('SCAFFOLDER_CONCURRENCY', { parse: wholeNumber })
  @IsBetween(1, MOST_JOBS_AT_ONCE)
  readonly concurrency: number = 5;
}
