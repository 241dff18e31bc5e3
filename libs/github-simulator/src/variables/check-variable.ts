import { ApiError, unprocessable } from '../http/api.error.js';
import type { Variables } from './variables.js';

const largestValueBytes = 48 * 1024;
const alphabet =
  'Variable names can only contain alphanumeric characters ([a-z], [A-Z], [0-9]) or underscores (_). ' +
  'Spaces are not allowed. Must start with a letter ([a-z], [A-Z]) or underscores (_).';

/** @throws ApiError 422 for a name that Actions does not take, 409 for one that is taken */
export function checkVariableName(name: string, variables: Variables): void {
  if (!/^[A-Za-z_]\w*$/.test(name)) throw unprocessable(alphabet);
  if (/^GITHUB_/i.test(name)) throw unprocessable('Variable names cannot start with GITHUB_ prefix.');
  if (variables.find(name)) throw new ApiError(409, 'Already exists - Variable already exists');
}

/** @throws ApiError 422 for a value that is too large */
export function checkVariableValue(value: string): void {
  if (Buffer.byteLength(value) > largestValueBytes) throw unprocessable('Value is too large.');
}
