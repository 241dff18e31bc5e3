import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, rename, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateSealingKeys } from '@project-factory/shared-queue';

/** Everything secret that a system on one machine needs. */
export interface LocalKeys {
  /** The GitHub App's key, PEM. */
  readonly appPrivateKey: string;
  readonly sealing: { readonly publicKey: string; readonly privateKey: string };
  readonly apiToken: string;
  readonly toolsToken: string;
}

/** A file that `curl -H @FILE` reads, so that no token stands on a command line. */
export const API_HEADER_FILE = 'api.header';
export const TOOLS_HEADER_FILE = 'tools.header';

const KEYS_FILE = 'keys.json';

/** The keys in a directory. Made once, readable by their owner only. */
export async function localKeys(directory: string): Promise<LocalKeys> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, KEYS_FILE);
  const kept = await readFile(file, 'utf8').catch(nothingThere);
  if (kept !== undefined) return JSON.parse(kept) as LocalKeys;

  const keys = await newKeys();
  await writeFile(join(directory, API_HEADER_FILE), `Authorization: Bearer ${keys.apiToken}\n`, { mode: 0o600 });
  await writeFile(join(directory, TOOLS_HEADER_FILE), `Authorization: Bearer ${keys.toolsToken}\n`, { mode: 0o600 });
  await writeFile(`${file}.new`, JSON.stringify(keys, undefined, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return keys;
}

async function newKeys(): Promise<LocalKeys> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    appPrivateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    sealing: await generateSealingKeys(),
    apiToken: randomBytes(24).toString('base64url'),
    toolsToken: randomBytes(24).toString('base64url'),
  };
}

function nothingThere(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
