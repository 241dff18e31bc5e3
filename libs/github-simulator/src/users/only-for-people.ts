import { ApiError } from '../http/api.error.js';

/**
 * Stands for what only somebody who signed in may do: nobody signs in here.
 *
 * @throws ApiError 403 for every installation; others were refused before
 */
export function onlyForPeople(): never {
  throw new ApiError(403, 'Resource not accessible by integration');
}
