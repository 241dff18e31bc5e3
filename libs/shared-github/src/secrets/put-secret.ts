import type { GitHubContext } from '../github.context.js';
import type { PublicKey } from './public-key.js';
import { sealSecret } from './seal-secret.js';

export interface Secret {
  readonly repo: string;
  readonly name: string;
  readonly value: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sets one secret, and tells whether it is new.
 *
 * @see https://docs.github.com/rest/actions/secrets#create-or-update-a-repository-secret
 */
export async function putSecret(
  { org, requests }: GitHubContext,
  { repo, name, value, signal }: Secret,
  { key, key_id }: PublicKey,
): Promise<'created' | 'updated'> {
  const encrypted_value = await sealSecret(key, value);
  const { status } = await requests.send(
    'PUT /repos/{owner}/{repo}/actions/secrets/{secret_name}',
    { owner: org, repo, secret_name: name, key_id, encrypted_value },
    { signal, idempotent: true },
  );
  return status === 201 ? 'created' : 'updated';
}
