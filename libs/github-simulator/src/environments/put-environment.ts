import { type Answer, json } from '../http/answer.js';
import { unprocessable } from '../http/api.error.js';
import { type RepositoryCall, param } from '../http/call.js';
import { environmentBody } from './environment.body.js';
import type { Environment } from './environment.js';
import type { Protection } from './environment-record.js';
import { readProtection } from './read-protection.js';

const longestName = 255;
const unprotected: Protection = { waitTimer: 0, preventSelfReview: false, reviewers: [], branchPolicy: null };

/** Creates an environment, or changes what protects it: 200 either way. */
export function putEnvironment(call: RepositoryCall): Answer {
  const changes = readProtection(call);
  const environment = call.repository.environments.find(param(call, 'environment_name'));
  environment?.update({ ...changes, updatedAt: call.world.clock.nowMs() });
  return json(environmentBody(environment ?? create(call, changes), call));
}

function create(call: RepositoryCall, changes: Partial<Protection>): Environment {
  const now = call.world.clock.nowMs();
  const name = param(call, 'environment_name');
  checkName(name);
  const id = call.world.repositories.nextEnvironmentId();
  return call.repository.environments.create({
    ...unprotected,
    ...changes,
    id,
    name,
    createdAt: now,
    updatedAt: now,
  });
}

function checkName(name: string): void {
  if (name.length <= longestName) return;
  const message = `name is too long (maximum is ${longestName} characters)`;
  throw unprocessable('Validation Failed', [{ resource: 'Environment', field: 'name', code: 'custom', message }]);
}
