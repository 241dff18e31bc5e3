import { ConflictError } from '../errors/conflict.error.js';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import type { GitHubContext } from '../github.context.js';
import type { RequestOptions } from '../request-options.js';
import { goOnAfter } from '../requests/go-on-after.js';
import { checkRepositoryName } from './check-repository-name.js';
import { readRepository } from './read-repository.js';
import { type Repository, toRepository } from './repository.js';

export interface CreateRepositoryOptions extends RequestOptions {
  description?: string;
  /** Default true. */
  private?: boolean;
}

const TRIES = 4;
/** Pause before the second try, in milliseconds. It doubles, and is spread by half. */
const FIRST_PAUSE_MS = 250;

/**
 * Creates a repository once. When an answer is lost, it looks for the repository before it asks for it again.
 *
 * @see https://docs.github.com/rest/repos/repos#create-an-organization-repository
 */
export async function createRepository(
  context: GitHubContext,
  name: string,
  { description = '', private: isPrivate = true, signal }: CreateRepositoryOptions = {},
): Promise<Repository> {
  checkRepositoryName(name);
  const wanted = { name, description, private: isPrivate };
  const begun: Begun = { at: context.clock.now(), signal };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send(context, wanted, signal);
    } catch (error) {
      const isLost = error instanceof GitHubUnavailableError;
      if (!isLost && !isTaken(error)) throw error;
      // By whom it is taken is a question only after an answer was lost.
      const ours = isLost || attempt > 1 ? await goOnAfter(error, () => findOurs(context, wanted, begun)) : undefined;
      if (ours) return ours;
      if (isTaken(error)) throw taken(context.org, name, error);
      if (attempt === TRIES) throw error;
    }
    await context.clock.sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random()), signal);
  }
}

type Wanted = Pick<Repository, 'name' | 'description' | 'private'>;

async function send(
  { org, requests, tokens }: GitHubContext,
  wanted: Wanted,
  signal: AbortSignal | undefined,
): Promise<Repository> {
  const { data } = await requests.send('POST /orgs/{org}/repos', { org, ...wanted }, { signal });
  tokens.forgetRepository(wanted.name);
  return toRepository(data);
}

function isTaken(error: unknown): error is ValidationError {
  return error instanceof ValidationError && /already exists/i.test(error.message);
}

function taken(org: string, name: string, refusal: ValidationError): ConflictError {
  return new ConflictError(
    `The repository ${org}/${name} exists already. Choose another name, or delete it first.`,
    refusal,
  );
}

interface Begun {
  /** By this machine's clock. */
  at: number;
  signal: AbortSignal | undefined;
}

/** GitHub's times are whole seconds, and its machines differ a little. */
const TOLERANCE_MS = 2_000;

/** What is there now and was not before is what we asked for. */
async function findOurs(
  context: GitHubContext,
  wanted: Wanted,
  { at: startedAt, signal }: Begun,
): Promise<Repository | undefined> {
  const read = await readRepository(context, wanted.name, signal ? { signal } : {}).catch(unlessNotFound);
  if (!read) return undefined;
  const { repository, answeredAt } = read;
  // How long it took is the same by every clock; when it began is told by GitHub's, which dates the repository too.
  const now = context.clock.now();
  const begunAt = (answeredAt?.getTime() ?? now) - (now - startedAt);
  const isOurs =
    repository.createdAt.getTime() >= begunAt - TOLERANCE_MS &&
    repository.description.trim() === wanted.description.trim() &&
    repository.private === wanted.private;
  if (!isOurs) return undefined;
  context.tokens.forgetRepository(wanted.name);
  return repository;
}

function unlessNotFound(error: unknown): undefined {
  if (!(error instanceof NotFoundError)) throw error;
}
