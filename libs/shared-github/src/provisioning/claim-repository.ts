import { ConflictError } from '../errors/conflict.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { getFile } from '../files/get-file.js';
import type { GitHubContext } from '../github.context.js';
import { createRepository } from '../repositories/create-repository.js';
import { getRepository } from '../repositories/get-repository.js';
import type { Repository } from '../repositories/repository.js';
import { wasCreatedSince } from '../repositories/was-created-since.js';
import { PROJECT_FILE, readProjectFile } from './project-file.js';
import type { ProvisionOptions, ProvisionRequest } from './provision-options.js';

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
  request: ProvisionRequest,
  options: ProvisionOptions,
): Promise<Claim> {
  const { name, description } = request;
  const { signal } = options;
  try {
    const repository = await createRepository(context, name, { description, ...(signal && { signal }) });
    return { repository, isNew: true, projectFile: undefined };
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
  }
  const repository = await getRepository(context, name, signal ? { signal } : {});
  const file = await projectFile(context, repository, options);
  if (file === undefined) await refuseUnlessFresh(context, repository, options);
  else refuseUnlessMarked(file, repository, options);
  return { repository, isNew: false, projectFile: file };
}

function refuseUnlessMarked(file: string, repository: Repository, options: ProvisionOptions): void {
  const { id } = readProjectFile(file);
  if (id !== options.id) throw notOurs(repository, `its ${PROJECT_FILE} is another project's`);
}

/** An empty repository is ours to fill when it was created since the project was begun. */
async function refuseUnlessFresh(
  context: GitHubContext,
  repository: Repository,
  options: ProvisionOptions,
): Promise<void> {
  if (!(await isEmpty(context, repository, options))) {
    throw notOurs(repository, `it has commits and no ${PROJECT_FILE}`);
  }
  if (!options.begunAt)
    throw notOurs(repository, 'it is empty, and nothing says when this project was begun (begunAt)');
  if (!wasCreatedSince(repository, options.begunAt.getTime()))
    throw notOurs(repository, 'it is older than this project');
}

async function projectFile(
  context: GitHubContext,
  repository: Repository,
  { signal }: ProvisionOptions,
): Promise<string | undefined> {
  try {
    const file = await getFile(context, { repo: repository.name, path: PROJECT_FILE, ...(signal && { signal }) });
    return file.content;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** GitHub lists the branches of an empty repository as none. */
async function isEmpty(
  { org, requests }: GitHubContext,
  { name }: Repository,
  { signal }: ProvisionOptions,
): Promise<boolean> {
  const { data } = await requests.send(
    'GET /repos/{owner}/{repo}/branches',
    { owner: org, repo: name, per_page: 1 },
    { signal },
  );
  return data.length === 0;
}

function notOurs({ fullName }: Repository, why: string): ConflictError {
  return new ConflictError(
    `The repository ${fullName} exists already and is not this project's: ${why}. Nothing in it was changed. Choose another name.`,
  );
}
