import { unprocessable } from '../http/api.error.js';

const alphabet =
  'Secret names can only contain alphanumeric characters ([a-z], [A-Z], [0-9]) or underscores (_). ' +
  'Spaces are not allowed. Must start with a letter ([a-z], [A-Z]) or underscores (_).';

/** Whether a secret may have the name, reserved ones left aside. */
export function isSecretName(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && name.length <= 200;
}

/** @throws ApiError 422 for a name that Actions does not take */
export function checkSecretName(name: string): void {
  if (!isSecretName(name)) throw unprocessable(alphabet);
  if (/^GITHUB_/i.test(name)) throw unprocessable('Secret names must not start with GITHUB_.');
}
