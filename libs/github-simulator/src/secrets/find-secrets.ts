import type { World } from '../world.js';
import type { Secrets } from './secrets.js';

/** Who holds secrets: an organisation, one of its repositories, or an environment of that. */
export interface SecretHolder {
  readonly owner: string;
  readonly repository?: string;
  readonly environment?: string;
}

/** The secrets of a holder; undefined when there is no such holder. */
export function findSecrets(world: World, { owner, repository, environment }: SecretHolder): Secrets | undefined {
  if (repository === undefined) {
    const organization = world.accounts.organization(owner);
    return organization && world.organizationSettings.of(organization).secrets;
  }
  const found = world.repositories.find(owner, repository);
  return environment === undefined ? found?.secrets : found?.environments.find(environment)?.secrets;
}
