import { ConflictError } from '../errors/conflict.error.js';
import type { Repository } from '../repositories/repository.js';
import { wasCreatedSince } from '../repositories/was-created-since.js';
import type { BegunProjects } from './begun-projects.js';
import { PROJECT_FILE, readProjectId } from './project-file.js';
import type { ProvisionOptions } from './provision-options.js';

/** @throws ConflictError for one that only had this name before it was renamed */
export function refuseUnlessNamed(repository: Repository, name: string): void {
  if (repository.name.toLowerCase() !== name.toLowerCase()) throw notOurs(repository, `it was renamed from ${name}`);
}

/** @throws ConflictError unless its project file carries our mark */
export function refuseUnlessMarked(repository: Repository, projectFile: string | undefined, id: string): void {
  if (projectFile === undefined) throw notOurs(repository, `it has commits and no ${PROJECT_FILE}`);
  if (readProjectId(projectFile) !== id) throw notOurs(repository, `its ${PROJECT_FILE} is another project's`);
}

/**
 * An empty repository carries no mark. It is ours when this process has created it for the project, or when it was
 * created since the project was begun. Anything else about it, name and description, anybody may have chosen, to be
 * given the secrets.
 *
 * @throws ConflictError that tells what to do
 */
export function refuseUnlessBegunByUs(
  repository: Repository,
  { id, begunAt }: ProvisionOptions & { id: string },
  begun: BegunProjects,
): void {
  if (begun.has(repository.id, id)) return;
  if (!begunAt) {
    throw notOurs(
      repository,
      'it is empty, and nothing says who has created it. If an earlier try was cut off here, delete it, or say when that was begun (begunAt)',
    );
  }
  if (!wasCreatedSince(repository, begunAt.getTime())) throw notOurs(repository, 'it is older than this project');
}

function notOurs({ fullName }: Repository, why: string): ConflictError {
  return new ConflictError(
    `The repository ${fullName} exists already and is not known to be this project's: ${why}. Nothing in it was changed. Otherwise, choose another name.`,
  );
}
