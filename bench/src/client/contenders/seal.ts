import sodium from 'libsodium-wrappers';

/** @param publicKey base64, as GitHub gives it @see https://docs.github.com/rest/guides/encrypting-secrets-for-the-rest-api */
export async function sealFor(publicKey: string): Promise<(value: string) => string> {
  await sodium.ready;
  const { base64_variants: variants } = sodium;
  const key = sodium.from_base64(publicKey, variants.ORIGINAL);
  return (value) => sodium.to_base64(sodium.crypto_box_seal(value, key), variants.ORIGINAL);
}
