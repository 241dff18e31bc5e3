import { createPostgresBackend, createRedisBackend, setDefaultBackendFactory, type BackendFactory } from 'bullmq';
import { PglitePool } from '../embedded/pglite.pool.js';

/** Lets queues on both engines live in one process: BullMQ has one factory per process, and Nest's module passes none. */
const backendFactory: BackendFactory = (name, options, factoryOptions) => {
  const create = options.connection instanceof PglitePool ? createPostgresBackend : createRedisBackend;
  return (create as BackendFactory)(name, options, factoryOptions);
};

export function installBackendFactory(): void {
  setDefaultBackendFactory(backendFactory);
}
