import type { KeyObject } from 'node:crypto';
import { ApiError } from '../http/api.error.js';

const longestLifeSeconds = 600;

const undecodable = 'A JSON web token could not be decoded';
const badExpiration =
  "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
const badIssuedAt = "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";

interface Issuer {
  readonly id: number;
  readonly clientId: string;
  readonly key: KeyObject;
}

/**
 * Checks the token with which an App authenticates.
 *
 * @throws ApiError 401 or 404 with the message that GitHub gives for the first thing that is wrong
 * @see https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
 */
export async function verifyAppToken(token: string, app: Issuer, nowMs: number): Promise<void> {
  const { iss, iat, exp } = await readClaims(token, app.key);
  const now = Math.floor(nowMs / 1000);
  if (!Number.isInteger(iat) || (iat as number) > now) throw new ApiError(401, badIssuedAt);
  if (typeof exp !== 'number' || exp <= now || exp > now + longestLifeSeconds) {
    throw new ApiError(401, badExpiration);
  }
  if (String(iss) !== String(app.id) && iss !== app.clientId) throw new ApiError(404, 'Integration not found');
}

async function readClaims(token: string, key: KeyObject): Promise<Record<string, unknown>> {
  // Loaded with the first token: a simulator that only starts needs none.
  const { compactVerify } = await import('jose');
  try {
    const { payload } = await compactVerify(token, key, { algorithms: ['RS256'] });
    return { ...(JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown> | null) };
  } catch {
    throw new ApiError(401, undecodable);
  }
}

export function looksLikeJsonWebToken(credential: string): boolean {
  return /^eyJ[\w-]*\.[\w-]*\.[\w-]*$/.test(credential);
}

export function undecodableToken(): ApiError {
  return new ApiError(401, undecodable);
}
