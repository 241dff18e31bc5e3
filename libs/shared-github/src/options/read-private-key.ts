import { parsePrivateKey, SettingError } from '@project-factory/shared-config';
import { ValidationError } from '../errors/validation.error.js';

/**
 * The key as PKCS#8 PEM. Takes what settings take: PEM with real or escaped line breaks, and base64 of it.
 *
 * @throws ValidationError that tells what is wrong and shows no part of the key
 */
export function readPrivateKey(given: unknown): string {
  try {
    return parsePrivateKey(String(given), { variable: 'privateKey', where: 'holds' });
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    throw new ValidationError(`Failed to create the client: privateKey ${error.problem}. ${error.remedy}`);
  }
}
