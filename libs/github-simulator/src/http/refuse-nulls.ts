import { unprocessable } from './api.error.js';
import type { JsonObject } from './read-body.js';

/**
 * Keeps null out of fields that may be left out but, once there, have to have a value.
 *
 * @param nouns what each of them has to be: `{ name: 'a string' }`
 * @throws ApiError 422 in the words of GitHub's own schema check
 */
export function refuseNulls(body: JsonObject, nouns: Readonly<Record<string, string>>): void {
  for (const [name, noun] of Object.entries(nouns)) {
    if (body[name] === null) throw unprocessable(`Invalid request.\n\nFor 'properties/${name}', nil is not ${noun}.`);
  }
}
