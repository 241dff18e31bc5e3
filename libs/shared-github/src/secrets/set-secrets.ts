import pLimit from 'p-limit';
import { GitHubError } from '../errors/github.error.js';
import { ValidationError } from '../errors/validation.error.js';
import type { GitHubContext } from '../github.context.js';
import { checkRepositoryName } from '../repositories/check-repository-name.js';
import type { RequestOptions } from '../request-options.js';
import { checkSecret } from './check-secret.js';
import { checkUnique } from './check-secrets.js';
import { readPublicKey } from './public-key.js';
import { putSecret } from './put-secret.js';

/** What became of one secret. */
export type SecretOutcome =
  | { readonly name: string; readonly status: 'created' | 'updated' }
  | { readonly name: string; readonly status: 'failed'; readonly error: GitHubError };

const AT_ONCE = 5;

/**
 * Sets each secret, goes on after a failure, and tells what became of each. What cannot be a secret is not sent.
 *
 * @throws NotFoundError and what else keeps the repository's public key from being read: nothing is set then
 */
export async function setSecrets(
  context: GitHubContext,
  repo: string,
  secrets: Readonly<Record<string, string>>,
  options: RequestOptions = {},
): Promise<SecretOutcome[]> {
  checkRepositoryName(repo);
  const names = Object.keys(secrets);
  const outcomes = new Map(names.map((name) => [name, refusal(name, secrets)]));
  const setAll = async (some: readonly string[]) => {
    if (some.length === 0) return;
    const key = await readPublicKey(context, repo, options);
    const limit = pLimit(AT_ONCE);
    const set = (name: string) => putSecret(context, { repo, name, value: secrets[name] ?? '', ...options }, key);
    await Promise.all(some.map((name) => limit(async () => outcomes.set(name, await outcomeOf(name, set)))));
  };
  await setAll(names.filter((name) => outcomes.get(name) === undefined));
  // The key may have been replaced since it was read. Where the new one cannot be read, they stay failed.
  await setAll(names.filter((name) => isSealedForAnotherKey(outcomes.get(name)))).catch(unlessOfGitHub);
  return [...outcomes.values()].filter((outcome) => outcome !== undefined);
}

/** Why it cannot be a secret, before anything is sent. */
function refusal(name: string, secrets: Readonly<Record<string, string>>): SecretOutcome | undefined {
  try {
    checkSecret(name, secrets[name] ?? '');
    checkUnique(name, Object.keys(secrets));
    return undefined;
  } catch (error) {
    return failure(name, error);
  }
}

async function outcomeOf(name: string, set: (name: string) => Promise<'created' | 'updated'>): Promise<SecretOutcome> {
  try {
    return { name, status: await set(name) };
  } catch (error) {
    return failure(name, error);
  }
}

function failure(name: string, error: unknown): SecretOutcome {
  if (error instanceof GitHubError) return { name, status: 'failed', error };
  throw error;
}

function unlessOfGitHub(error: unknown): void {
  if (!(error instanceof GitHubError)) throw error;
}

function isSealedForAnotherKey(outcome: SecretOutcome | undefined): boolean {
  return (
    outcome?.status === 'failed' &&
    outcome.error instanceof ValidationError &&
    outcome.error.status === 422 &&
    /answered 422: .*(improperly encrypted|key.?id)/is.test(outcome.error.message)
  );
}
