import { seesChosenOnly } from '../auth/authorize.js';
import type { Call } from '../http/call.js';
import type { Account } from '../organizations/account.js';
import { announceReferences } from '../references/move-reference.js';
import { nameTaken } from './repository-name.js';
import { RepositoryNameTakenError } from './repository-name-taken.error.js';
import type { NewRepository, RepositoryRecord } from './repository-record.js';
import type { Repository } from './repository.js';

/**
 * Adds a repository that the caller may see, however few its installation was given.
 *
 * @param fill writes what is in it from the beginning
 * @throws ApiError 422 when the name is taken
 */
export async function addRepository(
  { world, caller }: Call,
  owner: Account,
  fields: Omit<NewRepository, 'createdAt' | 'joinedInstallation'>,
  fill: (repository: Repository) => Promise<Partial<RepositoryRecord>>,
): Promise<Repository> {
  const wish = { ...fields, createdAt: world.clock.nowMs(), joinedInstallation: seesChosenOnly(caller) };
  try {
    const repository = await world.repositories.createFilled(owner, wish, fill);
    announceReferences(world, repository);
    return repository;
  } catch (error) {
    throw error instanceof RepositoryNameTakenError ? nameTaken() : error;
  }
}
