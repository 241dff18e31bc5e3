import type { Signature } from '../git/objects/commit.js';
import { unprocessable } from '../http/api.error.js';
import type { Call } from '../http/call.js';
import type { JsonObject } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
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
  const committer = wish.committer && readSignature(wish.committer, now);
  const author = wish.author && readSignature(wish.author, now);
  return { author: author ?? committer ?? botSignature(app, now), committer: committer ?? webFlow(now) };
}

function readSignature(wish: JsonObject, now: Date): Signature {
  const { name, email, date } = readFields(wish, { name: 'string', email: 'string', date: 'string?' });
  const at = date === undefined ? now : new Date(date);
  if (Number.isNaN(at.getTime()))
    throw unprocessable(`Invalid request.\n\n${JSON.stringify(date)} is not a valid date-time.`);
  return { name, email, at };
}
