import { loadSettings, ConfigurationError, ServiceSettings, type Environment } from '@project-factory/shared-config';
import type { DynamicModule, Type } from '@nestjs/common';
import type { ListenSettings, ServiceOptions } from './service-options.js';

export interface Prepared {
  readonly service: ServiceSettings;
  readonly address: ListenSettings;
  readonly module: Type | DynamicModule;
}

/**
 * Loads the settings and makes the module, before anything is started.
 *
 * @throws ConfigurationError with the faults of both
 */
export async function prepare({ listen, module }: ServiceOptions, env: Environment): Promise<Prepared> {
  const [settings, made] = await Promise.allSettled([
    Promise.resolve().then(() => loadSettings([ServiceSettings, listen], env)),
    Promise.resolve().then(() => module(env)),
  ]);
  if (settings.status === 'fulfilled' && made.status === 'fulfilled') {
    const [service, address] = settings.value;
    return { service, address, module: made.value };
  }
  throw together(
    [settings, made].flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : [])),
  );
}

function together(reasons: readonly unknown[]): unknown {
  const other = reasons.find((reason) => !(reason instanceof ConfigurationError));
  return other ?? new ConfigurationError(reasons.flatMap((reason) => (reason as ConfigurationError).faults));
}
