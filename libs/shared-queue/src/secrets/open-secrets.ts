import sodium from 'libsodium-wrappers';
import { SealedSecretsError } from '../errors/sealed-secrets.error.js';
import { parseSealingKey } from './sealing-keys.js';

/**
 * Opens what `sealSecrets` sealed for this project.
 *
 * @param privateKey base64, the partner of the public key they were sealed with
 * @throws SealingKeyError, or SealedSecretsError when they were sealed with another key, for another project, or changed
 */
export async function openSecrets(
  privateKey: string,
  project: string,
  sealed: string,
): Promise<Record<string, string>> {
  await sodium.ready;
  const key = parseSealingKey('private', privateKey);
  const content = parseContent(project, openBox(project, sealed, key));
  if (content.project !== project) {
    throw new SealedSecretsError(project, 'they were sealed for another project', 'Seal them for this one.');
  }
  return content.secrets;
}

function openBox(project: string, sealed: string, key: Uint8Array): string {
  try {
    const box = new Uint8Array(Buffer.from(sealed, 'base64'));
    return sodium.crypto_box_seal_open(box, sodium.crypto_scalarmult_base(key), key, 'text');
  } catch {
    throw new SealedSecretsError(
      project,
      'this private key does not open them',
      'Check that the sealing keys of the API and the scaffolder are a pair, then send the secrets again.',
    );
  }
}

function parseContent(project: string, text: string): { project: string; secrets: Record<string, string> } {
  const content = parseJson(text);
  if (isContent(content)) return content;
  throw new SealedSecretsError(project, 'they hold no secrets by name', 'Seal them with sealSecrets().');
}

function isContent(value: unknown): value is { project: string; secrets: Record<string, string> } {
  if (typeof value !== 'object' || value === null || !('project' in value) || !('secrets' in value)) return false;
  const { secrets } = value;
  return (
    typeof secrets === 'object' && secrets !== null && Object.values(secrets).every((one) => typeof one === 'string')
  );
}

/** Undefined for what is not JSON: the error that says so would quote what is secret. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
