import { generateKeyPair } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkStateDirectory, ownKeyFile } from '../storage/check-state-directory.js';

/** An App's private key, and where it is for the App to read. */
export interface AppKey {
  readonly privateKey: string;
  readonly file: string;
  /** Removes what was only lent. */
  remove(): void;
}

/** The key of an App of one's own: made once for a directory, or for this time only. */
export async function ownAppKey(directory: string | undefined): Promise<AppKey> {
  if (directory !== undefined) checkStateDirectory(directory);
  const place = directory ?? mkdtempSync(join(tmpdir(), 'github-simulator-key-'));
  const file = join(place, ownKeyFile);
  const remove = () => {
    if (directory === undefined) rmSync(place, { recursive: true, force: true });
  };
  if (existsSync(file)) return { privateKey: readFileSync(file, 'utf8'), file, remove };
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  mkdirSync(place, { recursive: true, mode: 0o700 });
  writeFileSync(file, privateKey, { mode: 0o600 });
  return { privateKey, file, remove };
}
