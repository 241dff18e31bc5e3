import sodium from 'libsodium-wrappers';
import { SealingKeyError } from '../errors/sealing-key.error.js';

const KEY_BYTES = 32;

/** Base64 of 32 bytes each (X25519). The private key belongs to the scaffolder alone. */
export interface SealingKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

export async function generateSealingKeys(): Promise<SealingKeys> {
  await sodium.ready;
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  return {
    publicKey: Buffer.from(publicKey).toString('base64'),
    privateKey: Buffer.from(privateKey).toString('base64'),
  };
}

/** @throws SealingKeyError */
export async function publicKeyOf(privateKey: string): Promise<string> {
  await sodium.ready;
  const publicKey = sodium.crypto_scalarmult_base(parseSealingKey('private', privateKey));
  return Buffer.from(publicKey).toString('base64');
}

/** @throws SealingKeyError when it is not the base64 of 32 bytes */
export function parseSealingKey(kind: 'public' | 'private', key: string): Uint8Array {
  const text = key.trim();
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) throw new SealingKeyError(kind, 'it is not base64');
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== KEY_BYTES) throw new SealingKeyError(kind, `it has ${bytes.length} bytes`);
  return new Uint8Array(bytes);
}
