import { createPrivateKey, type KeyObject } from 'node:crypto';
import { SettingError } from '../errors/setting.error.js';
import { NEW_KEY } from './variables.js';

const FEWEST_BITS = 2048;
const LABEL = /-----BEGIN ([A-Z0-9 ]+)-----/;

export interface KeyOrigin {
  readonly variable: string;
  /** What stands between the variable's name and "a public key". */
  readonly where: string;
}

/**
 * Turns a private key into PKCS#8 PEM. Takes PEM with real or escaped newlines, and base64 of such a PEM.
 *
 * @throws SettingError unless it is an RSA private key of at least 2048 bits, in clear text
 */
export function parsePrivateKey(text: string, { variable, where }: KeyOrigin): string {
  const fault = (what: string, remedy = `Give the App's own key: ${NEW_KEY}.`): SettingError =>
    new SettingError(`${where} ${what}`, remedy, variable);

  const pem = toPem(text);
  const label = LABEL.exec(pem)?.[1];
  if (label === undefined) throw fault('no PEM');
  if (label.endsWith('PUBLIC KEY') || label === 'CERTIFICATE') throw fault('a public key, not the private one');
  if (label === 'ENCRYPTED PRIVATE KEY' || pem.includes('Proc-Type: 4,ENCRYPTED')) {
    throw fault('an encrypted key', 'Decrypt it first: "openssl pkey -in KEY -out PLAIN-KEY".');
  }
  if (label === 'OPENSSH PRIVATE KEY') throw fault('an OpenSSH key, which is not how GitHub makes them');
  const key = parse(pem);
  if (!key) throw fault('a damaged PEM', `Copy it once more, whole and with its line breaks, or else ${NEW_KEY}.`);
  if (key.asymmetricKeyType !== 'rsa') throw fault(`a key of type ${key.asymmetricKeyType ?? 'unknown'}, not RSA`);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < FEWEST_BITS) throw fault(`an RSA key of ${String(bits)} bits, fewer than ${String(FEWEST_BITS)}`);
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function toPem(text: string): string {
  const plain = LABEL.test(text) ? text : Buffer.from(text, 'base64').toString('utf8');
  return plain.replaceAll(/\\r|\r|^["']|["']$/g, '').replaceAll('\\n', '\n');
}

function parse(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
