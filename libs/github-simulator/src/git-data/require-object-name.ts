import { isObjectName } from '../git/objects/git-object.js';
import { unprocessable } from '../http/api.error.js';

/** @throws ApiError 422 unless a parameter is the full name of an object */
export function requireObjectName(parameter: string, value: string): void {
  if (isObjectName(value)) return;
  throw unprocessable(`The ${parameter} parameter must be exactly 40 characters and contain only [0-9a-f].`);
}
