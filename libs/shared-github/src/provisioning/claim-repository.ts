import { ConflictError } from '../errors/conflict.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import type { GitHubContext } from '../github.context.js';
import type { RequestOptions } from '../request-options.js';
import { createRepository } from '../repositories/create-repository.js';
import { getRepository } from '../repositories/get-repository.js';
import { onceReady } from '../repositories/once-ready.js';
import type { Repository } from '../repositories/repository.js';
import { isEmptyRepository } from './is-empty-repository.js';
import { refuseUnlessBegunByUs, refuseUnlessMarked, refuseUnlessNamed } from './refuse-foreign.js';
import type { ProvisionOptions, ProvisionRequest } from './provision-options.js';
import { findProjectFile } from './find-project-file.js';

export interface Claim {
  repository: Repository;
  isNew: boolean;
  /** The text of `.project.yaml` as it stands there. */
  projectFile: string | undefined;
}

/**
 * Creates the repository, or takes up the one that an earlier try has left.
 *
 * @throws ConflictError when the name belongs to someone else's repository
 */
export async function claimRepository(
  context: GitHubContext,
  { name, description }: ProvisionRequest,
  options: ProvisionOptions & { id: string },
): Promise<Claim> {
  const { id, signal } = options;
  const within: RequestOptions = signal ? { signal } : {};
  let taken: ConflictError;
  try {
    const repository = await createRepository(context, name, { description, ...within });
    context.begun.add(repository.id, id);
    return { repository, isNew: true, projectFile: undefined };
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    taken = error;
  }
  const repository = await getRepository(context, name, within).catch((error: unknown) => {
    // What is taken and cannot be seen is somebody else's.
    throw error instanceof NotFoundError ? taken : error;
  });
  refuseUnlessNamed(repository, name);
  const isEmpty = await onceReady(context, repository, within, () => isEmptyRepository(context, name, within));
  if (isEmpty) {
    refuseUnlessBegunByUs(repository, options, context.begun);
    return { repository, isNew: false, projectFile: undefined };
  }
  const projectFile = await findProjectFile(context, name, within);
  refuseUnlessMarked(repository, projectFile, id);
  return { repository, isNew: false, projectFile };
}
