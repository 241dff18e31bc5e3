import type { Environment } from '@project-factory/shared-config';

/** The organisation of the simulated GitHub. */
export function organisation(env: Environment): string {
  return env['GITHUB_ORG'] || 'project-factory';
}
