/** GitHub's limit for one Actions secret, in bytes. */
export const MAX_SECRET_BYTES = 48 * 1024;

/** GitHub's limit for the Actions secrets of one repository. */
export const MAX_SECRETS = 100;

/**
 * What is wrong with the name of an Actions secret, or nothing.
 *
 * @see https://docs.github.com/actions/reference/security/secrets#naming-your-secrets
 */
export function secretNameFault(name: string): string | undefined {
  if (!/^[A-Za-z0-9_]+$/.test(name)) return 'may hold only letters, digits and "_"';
  if (/^\d/.test(name)) return 'may not start with a digit';
  if (/^GITHUB_/i.test(name)) return 'may not start with "GITHUB_"';
  return undefined;
}

/** What is wrong with the value of an Actions secret, or nothing. The value itself is never repeated. */
export function secretValueFault(value: string): string | undefined {
  const bytes = Buffer.byteLength(value);
  if (bytes > MAX_SECRET_BYTES) return `may have at most ${MAX_SECRET_BYTES} bytes (48 KB), not ${bytes}`;
  return undefined;
}
