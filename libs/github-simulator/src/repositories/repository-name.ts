import { type FieldError, unprocessable } from '../http/api.error.js';

const reserved = new Set(['.', '..', '-']);

/**
 * The name that GitHub makes of what was asked for: whatever is not a letter, digit, `.`, `-` or `_` becomes `-`.
 *
 * @throws ApiError 422 when nothing usable is left
 */
export function repositoryName(wanted: string): string {
  const name = wanted.trim().replace(/[^A-Za-z0-9._-]+/g, '-');
  if (name === '') throw invalidName('missing_field', undefined);
  if (name.length > 100) throw invalidName('custom', 'name is too long (maximum is 100 characters)');
  if (reserved.has(name) || /\.(git|wiki)$/i.test(name)) throw invalidName('custom', 'name is reserved');
  return name;
}

export function invalidName(code: FieldError['code'], message: string | undefined) {
  const error: FieldError = { resource: 'Repository', code, field: 'name', ...(message && { message }) };
  return unprocessable('Repository creation failed.', [error]);
}
