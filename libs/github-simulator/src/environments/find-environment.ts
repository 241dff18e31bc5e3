import { notFound } from '../http/api.error.js';
import { type RepositoryCall, param } from '../http/call.js';
import type { Environment } from './environment.js';

/** @throws ApiError 404 when the repository has no environment of the name in the path */
export function findEnvironment(call: RepositoryCall): Environment {
  const environment = call.repository.environments.find(param(call, 'environment_name'));
  if (!environment) throw notFound();
  return environment;
}
