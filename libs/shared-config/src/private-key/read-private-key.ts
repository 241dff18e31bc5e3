import { firstSet, type Environment } from '../environment/environment.js';
import { SettingError } from '../errors/setting.error.js';
import { keyFilePath } from './key-source.js';
import { parsePrivateKey } from './parse-private-key.js';
import { readKeyFile } from './read-key-file.js';
import { KEY_PATH_VARIABLE, KEY_VARIABLE } from './variables.js';

/**
 * The App's private key, from the one place that the environment names, as PKCS#8 PEM.
 *
 * @throws SettingError that tells what is wrong and shows no part of the key
 */
export function readPrivateKey(env: Environment): string {
  const given = firstSet(env, [KEY_VARIABLE])?.text;
  if (given && firstSet(env, [KEY_PATH_VARIABLE])) {
    throw new SettingError(
      `is set, and so is ${KEY_PATH_VARIABLE}`,
      `Keep one. Remove ${KEY_VARIABLE} to read the file, or ${KEY_PATH_VARIABLE} to use the key in the variable.`,
    );
  }
  const path = keyFilePath(env);
  if (path === undefined) return parsePrivateKey(given ?? '', { variable: KEY_VARIABLE, where: 'holds' });
  return parsePrivateKey(readKeyFile(path), { variable: KEY_PATH_VARIABLE, where: 'names a file that holds' });
}
