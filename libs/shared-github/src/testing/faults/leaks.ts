import { inspect } from 'node:util';
import { SECRET } from './seed.js';

const SEALED = Buffer.from(SECRET).toString('base64').slice(0, -4);

/** Whether what a caller may log of a failure holds a token, a key or a secret. */
export function leaks(failure: unknown): boolean {
  const text = [
    inspect(failure, { depth: 10, showHidden: true, getters: true }),
    JSON.stringify(failure),
    String(failure instanceof Error ? failure.stack : failure),
  ].join('\n');
  return /gh[a-z]_\w|eyJ|PRIVATE KEY/.test(text) || text.includes(SECRET) || text.includes(SEALED);
}
