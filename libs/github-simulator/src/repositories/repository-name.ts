import { type FieldError, unprocessable } from '../http/api.error.js';

const reserved = new Set(['.', '..', '-']);

/** What the message of a refusal says was to be done. */
export type NamingFailure = 'Repository creation failed.' | 'Validation Failed';

/**
 * The name that GitHub makes of what was asked for: whatever is not a letter, digit, `.`, `-` or `_` becomes `-`.
 *
 * @throws ApiError 422 when nothing usable is left
 */
export function repositoryName(wanted: string, failure: NamingFailure = 'Repository creation failed.'): string {
  const name = wanted.trim().replace(/[^A-Za-z0-9._-]+/g, '-');
  const refuse = (message: string) => invalidName('custom', message, failure);
  if (name === '') throw invalidName('missing_field', undefined, failure);
  if (name.length > 100) throw refuse('name is too long (maximum is 100 characters)');
  if (reserved.has(name) || /\.(git|wiki)$/i.test(name)) throw refuse('name is reserved');
  return name;
}

export function invalidName(
  code: FieldError['code'],
  message: string | undefined,
  failure: NamingFailure = 'Repository creation failed.',
) {
  const error: FieldError = { resource: 'Repository', code, field: 'name', ...(message && { message }) };
  return unprocessable(failure, [error]);
}

export function nameTaken(failure?: NamingFailure) {
  return invalidName('custom', 'name already exists on this account', failure);
}
