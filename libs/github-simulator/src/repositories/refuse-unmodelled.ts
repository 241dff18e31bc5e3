import { ApiError } from '../http/api.error.js';
import type { JsonObject } from '../http/read-body.js';

/**
 * Refuses a wish that would be ignored otherwise, which a client would notice on GitHub only.
 *
 * @throws ApiError 501 that names the field
 */
export function refuseUnmodelled(body: JsonObject, fields: readonly string[]): void {
  const wanted = fields.find((field) => body[field] !== undefined && body[field] !== null);
  if (wanted) throw new ApiError(501, `The GitHub simulator does not model ${wanted} of a repository`);
}
