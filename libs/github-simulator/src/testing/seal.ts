import sodium from 'libsodium-wrappers';

/** Seals a value as every client of the secrets API does. */
export async function seal(publicKey: string, value: string): Promise<string> {
  await sodium.ready;
  const { ORIGINAL } = sodium.base64_variants;
  return sodium.to_base64(sodium.crypto_box_seal(value, sodium.from_base64(publicKey, ORIGINAL)), ORIGINAL);
}
