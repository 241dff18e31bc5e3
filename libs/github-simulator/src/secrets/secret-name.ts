import { unprocessable } from '../http/api.error.js';

const alphabet =
  'Secret names can only contain alphanumeric characters ([a-z], [A-Z], [0-9]) or underscores (_). ' +
  'Spaces are not allowed. Must start with a letter ([a-z], [A-Z]) or underscores (_).';

/** @throws ApiError 422 for a name that Actions does not take */
export function checkSecretName(name: string): void {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || name.length > 200) throw unprocessable(alphabet);
  if (/^GITHUB_/i.test(name)) throw unprocessable('Secret names must not start with GITHUB_.');
}
