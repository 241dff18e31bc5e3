/**
 * What is wrong with a repository's name, or nothing. GitHub would quietly replace what it does not like: better to
 * refuse than to create something under another name.
 *
 * @see https://docs.github.com/rest/repos/repos#create-an-organization-repository
 */
export function repositoryNameFault(name: string): string | undefined {
  if (!/^[A-Za-z0-9._-]+$/.test(name)) return 'may hold only letters, digits, ".", "-" and "_"';
  if (name.length > 100) return `may have at most 100 characters, not ${name.length}`;
  if (name === '.' || name === '..') return 'may not be "." or ".."';
  if (/\.(git|wiki|atom)$/i.test(name)) return 'may not end in ".git", ".wiki" or ".atom"';
  return undefined;
}
