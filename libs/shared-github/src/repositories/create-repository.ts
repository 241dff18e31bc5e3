import { ConflictError } from '../errors/conflict.error.js';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import type { GitHubContext } from '../github.context.js';
import type { RequestOptions } from '../request-options.js';
import { checkRepositoryName } from './check-repository-name.js';
import { readRepository } from './read-repository.js';
import { type Repository, toRepository } from './repository.js';

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
  const startedAt = context.clock.now();
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
      const wanted = { name, description, private: isPrivate };
      return readBack(context, wanted, { error, startedAt, signal });
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

type Wanted = Pick<Repository, 'name' | 'description' | 'private'>;

interface Doubt {
  error: GitHubUnavailableError;
  /** By this machine's clock. */
  startedAt: number;
  signal: AbortSignal | undefined;
}

/** GitHub's times are whole seconds, and its machines differ a little. */
const TOLERANCE_MS = 2_000;

/** The answer was lost, not necessarily the effect: what is there now and was not before is what we asked for. */
async function readBack(context: GitHubContext, wanted: Wanted, doubt: Doubt): Promise<Repository> {
  const { error, startedAt, signal } = doubt;
  const read = await readRepository(context, wanted.name, signal ? { signal } : {}).catch((failure: unknown) => {
    throw failure instanceof NotFoundError ? error : failure;
  });
  const { repository, answeredAt } = read;
  // How long it took is the same by every clock; when it began is told by GitHub's, which dates the repository too.
  const now = context.clock.now();
  const begunAt = (answeredAt?.getTime() ?? now) - (now - startedAt);
  const isOurs =
    repository.createdAt.getTime() >= begunAt - TOLERANCE_MS &&
    repository.description.trim() === wanted.description.trim() &&
    repository.private === wanted.private;
  if (!isOurs) throw error;
  context.tokens.forgetRepository(wanted.name);
  return repository;
}
