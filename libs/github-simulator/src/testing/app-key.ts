import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });

export const appId = 4711;
export const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }) as string;
export const privateKey = pair.privateKey.export({ type: 'pkcs1', format: 'pem' }) as string;

interface Claims {
  readonly iss?: unknown;
  readonly iat?: unknown;
  readonly exp?: unknown;
}

/** A token that the App would send, good at the given time unless the claims say otherwise. */
export function signAppToken(now: Date, claims: Claims = {}): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  const payload = { iss: String(appId), iat: seconds - 60, exp: seconds + 540, ...claims } as Record<string, unknown>;
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256' }).sign(pair.privateKey);
}
