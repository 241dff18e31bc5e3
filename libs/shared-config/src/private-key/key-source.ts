import { firstSet, type Environment } from '../environment/environment.js';
import { DEFAULT_KEY_PATH, KEY_PATH_VARIABLE, KEY_VARIABLE } from './variables.js';

/** The file that the key is read from; nothing when a variable holds the key itself. */
export function keyFilePath(env: Environment): string | undefined {
  if (firstSet(env, [KEY_VARIABLE])) return undefined;
  return firstSet(env, [KEY_PATH_VARIABLE])?.text ?? DEFAULT_KEY_PATH;
}
