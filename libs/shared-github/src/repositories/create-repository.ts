import { ConflictError } from '../errors/conflict.error.js';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import type { GitHubContext } from '../github.context.js';
import type { RequestOptions } from '../request-options.js';
import { checkRepositoryName } from './check-repository-name.js';
import { getRepository } from './get-repository.js';
import { type Repository, toRepository } from './repository.js';
import { wasCreatedSince } from './was-created-since.js';

export interface CreateRepositoryOptions extends RequestOptions {
  description?: string;
  /** Default true. */
  private?: boolean;
}

/** @see https://docs.github.com/rest/repos/repos#create-an-organization-repository */
export async function createRepository(
  context: GitHubContext,
  name: string,
  options: CreateRepositoryOptions = {},
): Promise<Repository> {
  const { description = '', private: isPrivate = true, signal } = options;
  checkRepositoryName(name);
  const startedAt = Date.now();
  try {
    const { data } = await context.requests.send(
      'POST /orgs/{org}/repos',
      { org: context.org, name, description, private: isPrivate },
      { signal },
    );
    context.tokens.forgetRepository(name);
    return toRepository(data);
  } catch (error) {
    if (error instanceof GitHubUnavailableError) {
      return readBack(context, name, { error, startedAt, options: signal ? { signal } : {} });
    }
    if (error instanceof ValidationError && /already exists/i.test(error.message)) {
      throw new ConflictError(
        `The repository ${context.org}/${name} exists already. Choose another name, or delete it first.`,
        error,
      );
    }
    throw error;
  }
}

interface Doubt {
  error: GitHubUnavailableError;
  startedAt: number;
  options: RequestOptions;
}

/** The answer was lost, not necessarily the effect: what is there now and was not before is what we asked for. */
async function readBack(
  context: GitHubContext,
  name: string,
  { error, startedAt, options }: Doubt,
): Promise<Repository> {
  const repository = await getRepository(context, name, options).catch((failure: unknown) => {
    throw failure instanceof NotFoundError ? error : failure;
  });
  if (!wasCreatedSince(repository, startedAt)) throw error;
  return repository;
}
