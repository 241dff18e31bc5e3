import { randomBytes } from 'node:crypto';

/** `ghs_` and 36 letters or digits, or the newer `ghs_<App>_<JSON web token>` of about 520 characters. */
export type TokenFormat = 'opaque' | 'jwt';

/** What the newer format tells of itself. Clients must not rely on it. */
export interface TokenFacts {
  readonly appId: number;
  readonly installationId: number;
  readonly expiresAt: Date;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const lifetimeSeconds = 3600;

/**
 * A value that nobody can guess.
 *
 * @see https://github.blog/changelog/2026-04-24-notice-about-upcoming-new-format-for-github-app-installation-tokens/
 */
export function newTokenValue(format: TokenFormat, facts: TokenFacts): string {
  return format === 'opaque' ? `ghs_${characters(36)}` : `ghs_${facts.appId}_${jsonWebToken(facts)}`;
}

/** Nobody but GitHub can check its signature, so that random bytes will do. */
function jsonWebToken({ appId, installationId, expiresAt }: TokenFacts): string {
  const exp = Math.floor(expiresAt.getTime() / 1000);
  const header = { alg: 'RS256', kid: characters(12), typ: 'JWT' };
  const payload = { iss: 'github', app: appId, inst: installationId, iat: exp - lifetimeSeconds, exp };
  const signature = randomBytes(256).toString('base64url');
  return [...[header, payload].map(encode), signature].join('.');
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function characters(count: number): string {
  return Array.from(randomBytes(count), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}
