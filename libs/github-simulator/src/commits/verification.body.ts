import type { Commit } from '../git/objects/commit.js';

/** What GitHub makes of a signature: nobody here has registered a key. */
export function verificationBody({ seal }: Pick<Commit, 'seal'>) {
  if (!seal) return { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };
  return { verified: false, reason: 'unknown_key', ...seal, verified_at: null };
}
