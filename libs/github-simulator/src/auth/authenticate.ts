import { ApiError } from '../http/api.error.js';
import type { Exchange } from '../http/exchange.js';
import type { World } from '../world.js';
import { looksLikeJsonWebToken, verifyAppToken } from './app-json-web-token.js';
import type { Caller } from './caller.js';
import { readCredential } from './read-credential.js';

/**
 * Finds out who sent a request.
 *
 * @throws ApiError 401 for a credential that is not valid, 403 when its installation is suspended
 */
export async function authenticate(world: World, { request, skewMs }: Exchange): Promise<Caller> {
  const credential = readCredential(request.headers.get('authorization'));
  if (credential === undefined || credential === '') return { kind: 'anonymous' };
  if (!looksLikeJsonWebToken(credential)) return installationCaller(world, credential);
  await verifyAppToken(credential, world.app, world.clock.nowMs() + skewMs);
  return { kind: 'app' };
}

function installationCaller(world: World, credential: string): Caller {
  const token = world.tokens.find(credential);
  const installation = token && world.installations.find(token.installationId);
  if (!token || !installation) throw new ApiError(401, 'Bad credentials');
  if (installation.suspendedAt) throw new ApiError(403, 'This installation has been suspended');
  return { kind: 'installation', installation, token };
}
