import type { Environment } from '@project-factory/shared-config';
import type { SystemOptions } from './system-options.js';

/** Which App it is, and where GitHub is, the system itself knows. */
const LIMITS = [
  'GITHUB_MAX_REQUESTS_PER_HOUR',
  'GITHUB_MAX_CONCURRENT_REQUESTS',
  'GITHUB_MAX_WAIT_MS',
  'GITHUB_ON_STORE_OUTAGE',
  'GITHUB_LOCAL_SHARE',
];

/** What the user's own environment decides. */
export function readEnvironment(env: Environment): Pick<SystemOptions, 'org' | 'redisUrl' | 'limits'> {
  return {
    org: env['GITHUB_ORG'] || 'project-factory',
    redisUrl: env['REDIS_URL'],
    limits: Object.fromEntries(LIMITS.map((name) => [name, env[name]])),
  };
}
