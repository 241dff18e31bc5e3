import { unprocessable } from '../http/api.error.js';
import type { NamingFailure } from './repository-name.js';

/** @throws ApiError 422 for a description that GitHub does not take */
export function checkDescription(description: string, failure: NamingFailure): void {
  const fault = [...description].some((character) => character < ' ')
    ? 'description control characters are not allowed'
    : description.length > 350 && 'description is too long (maximum is 350 characters)';
  if (!fault) return;
  const error = { resource: 'Repository', code: 'custom', field: 'description', message: fault } as const;
  throw unprocessable(failure, [error]);
}
