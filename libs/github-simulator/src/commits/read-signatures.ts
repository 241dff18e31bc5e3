import type { Signature } from '../git/objects/signature.js';
import { type FieldError, unprocessable } from '../http/api.error.js';
import type { Call } from '../http/call.js';
import type { JsonObject } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import { readDate } from './read-date.js';
import { botSignature, webFlow } from './signatures.js';

interface Wish {
  readonly author: JsonObject | undefined;
  readonly committer: JsonObject | undefined;
}

/** Author and committer of a commit made through REST: who is not named is the App's bot and GitHub. */
export function readSignatures(
  { world: { app, clock } }: Call,
  wish: Wish,
): { author: Signature; committer: Signature } {
  const now = clock.now();
  const committer = readSignature('committer', wish.committer, now);
  const author = readSignature('author', wish.author, now);
  return { author: author ?? committer ?? botSignature(app, now), committer: committer ?? webFlow(now) };
}

/** @throws ApiError 422 for somebody without a name, or a date that is none */
export function readSignature(role: string, wish: JsonObject | undefined, now: Date): Signature | undefined {
  if (!wish) return undefined;
  const { name, email, date } = readFields(wish, { name: 'string', email: 'string', date: 'string?' });
  const missing = Object.entries({ name, email }).filter(([, value]) => value.trim() === '');
  const errors = missing.map(([field]): FieldError => ({ resource: role, field, code: 'missing_field' }));
  if (errors.length > 0) throw unprocessable('Validation Failed', errors);
  return { name, email, ...(date === undefined ? { at: now } : readDate(date)) };
}
