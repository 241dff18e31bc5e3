import pLimit from 'p-limit';
import { GitHubError } from '../errors/github.error.js';
import type { GitHubContext } from '../github.context.js';
import { checkRepositoryName } from '../repositories/check-repository-name.js';
import type { RequestOptions } from '../request-options.js';
import { checkSecret } from './check-secret.js';
import { sealSecret } from './seal-secret.js';

/** What became of one secret. */
export type SecretOutcome =
  | { readonly name: string; readonly status: 'created' | 'updated' }
  | { readonly name: string; readonly status: 'failed'; readonly error: GitHubError };

const AT_ONCE = 5;

/**
 * Sets each secret, goes on after a failure, and tells what became of each.
 *
 * @see https://docs.github.com/rest/actions/secrets#create-or-update-a-repository-secret
 */
export async function setSecrets(
  context: GitHubContext,
  repo: string,
  secrets: Readonly<Record<string, string>>,
  options: RequestOptions = {},
): Promise<SecretOutcome[]> {
  checkRepositoryName(repo);
  const entries = Object.entries(secrets);
  if (entries.length === 0) return [];
  const key = await publicKey(context, repo, options);
  const limit = pLimit(AT_ONCE);
  return Promise.all(
    entries.map(([name, value]) =>
      limit(async (): Promise<SecretOutcome> => {
        try {
          checkSecret(name, value);
          return { name, status: await put(context, { repo, name, value, key, ...options }) };
        } catch (error) {
          if (error instanceof GitHubError) return { name, status: 'failed', error };
          throw error;
        }
      }),
    ),
  );
}

interface PublicKey {
  key_id: string;
  key: string;
}

async function publicKey({ org, requests }: GitHubContext, repo: string, options: RequestOptions): Promise<PublicKey> {
  const { data } = await requests.send(
    'GET /repos/{owner}/{repo}/actions/secrets/public-key',
    { owner: org, repo },
    options,
  );
  return data;
}

async function put(
  { org, requests }: GitHubContext,
  { repo, name, value, key, signal }: RequestOptions & { repo: string; name: string; value: string; key: PublicKey },
): Promise<'created' | 'updated'> {
  const { status } = await requests.send(
    'PUT /repos/{owner}/{repo}/actions/secrets/{secret_name}',
    {
      owner: org,
      repo,
      secret_name: name,
      key_id: key.key_id,
      encrypted_value: await sealSecret(key.key, value),
    },
    { signal, idempotent: true },
  );
  return status === 201 ? 'created' : 'updated';
}
