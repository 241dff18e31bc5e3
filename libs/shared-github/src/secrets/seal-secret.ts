import sodium from 'libsodium-wrappers';

/**
 * Seals a value so that only the owner of the key pair can open it.
 *
 * @see https://docs.github.com/rest/guides/encrypting-secrets-for-the-rest-api
 * @param publicKey base64, as GitHub gives it
 * @returns base64
 */
export async function sealSecret(publicKey: string, value: string): Promise<string> {
  await sodium.ready;
  const { base64_variants: variants } = sodium;
  const sealed = sodium.crypto_box_seal(value, sodium.from_base64(publicKey, variants.ORIGINAL));
  return sodium.to_base64(sealed, variants.ORIGINAL);
}
