import { createHash } from 'node:crypto';
import sodium from 'libsodium-wrappers';

/** What secrets are sealed for, in base64. */
export interface KeyPair {
  readonly keyId: string;
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Resolves when libsodium can be used. */
export async function sealedBoxesReady(): Promise<void> {
  await sodium.ready;
}

export function createKeyPair(): KeyPair {
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  const keyId = createHash('sha256').update(publicKey).digest().readBigUInt64BE(0).toString().slice(0, 18);
  return { keyId, publicKey: encode(publicKey), privateKey: encode(privateKey) };
}

/** What a client would send to have the value kept as a secret. */
export function sealBox(value: string, { publicKey }: KeyPair): string {
  return encode(sodium.crypto_box_seal(value, decode(publicKey)));
}

/** The plain bytes of a sealed box; undefined when it was not sealed for this key pair. */
export function openSealedBox(sealed: string, { publicKey, privateKey }: KeyPair): Uint8Array | undefined {
  try {
    return sodium.crypto_box_seal_open(decode(sealed), decode(publicKey), decode(privateKey));
  } catch {
    return undefined;
  }
}

function encode(bytes: Uint8Array): string {
  return sodium.to_base64(bytes, sodium.base64_variants.ORIGINAL);
}

function decode(text: string): Uint8Array {
  return sodium.from_base64(text, sodium.base64_variants.ORIGINAL);
}
