import { createHash } from 'node:crypto';

const HASH_PREFIX = 'sha256:';

/** The SHA-256 of a token. */
export function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The digest that a setting stands for: the one it names after `sha256:`, else its own. */
export function digestOfSetting(setting: string): Buffer {
  return setting.startsWith(HASH_PREFIX) ? Buffer.from(setting.slice(HASH_PREFIX.length), 'hex') : digestOf(setting);
}
