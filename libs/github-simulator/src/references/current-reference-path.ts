import type { Repositories } from '../repositories/repositories.js';

const old = /^\/repos\/([^/]+)\/([^/]+)\/git\/refs(?:\/(.*))?$/;

/**
 * What GitHub makes of `GET .../git/refs/{ref}`, which it documents no longer and PyGithub still asks for: the one
 * reference of that name, else all that begin so, and all there are when none is named.
 *
 * @see https://github.com/hub4j/github-api/issues/794
 */
export function currentReferencePath(method: string, path: string, repositories: Repositories): string {
  const [, owner = '', name = '', encoded = ''] = old.exec(path) ?? [];
  if (owner === '' || (method !== 'GET' && method !== 'HEAD')) return path;
  const reference = `refs/${decode(encoded)}`;
  const references = repositories.find(owner, name)?.git.references.list(reference) ?? [];
  const isOne = encoded !== '' && (references.length === 0 || references.some((found) => found.name === reference));
  return `/repos/${owner}/${name}/git/${isOne ? 'ref' : 'matching-refs'}/${encoded}`.replace(/\/$/, '');
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
