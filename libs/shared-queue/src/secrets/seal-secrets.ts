import sodium from 'libsodium-wrappers';
import { parseSealingKey } from './sealing-keys.js';

/**
 * Seals secrets for one project, so that who carries them can neither read them nor use them for another project.
 *
 * @param publicKey base64, of the scaffolder
 * @throws SealingKeyError
 * @see https://doc.libsodium.org/public-key_cryptography/sealed_boxes
 */
export async function sealSecrets(
  publicKey: string,
  project: string,
  secrets: Readonly<Record<string, string>>,
): Promise<string> {
  await sodium.ready;
  const box = sodium.crypto_box_seal(JSON.stringify({ project, secrets }), parseSealingKey('public', publicKey));
  return Buffer.from(box).toString('base64');
}
