import { repositoryNameFault } from '@project-factory/shared-config';
import { ValidationError } from '../errors/validation.error.js';

/** @throws ValidationError before anything is sent */
export function checkRepositoryName(name: string): void {
  const fault = repositoryNameFault(name);
  if (fault) throw new ValidationError(`The repository name ${JSON.stringify(name)} is not one: it ${fault}.`);
}
