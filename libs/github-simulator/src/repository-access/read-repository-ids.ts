import { unprocessable } from '../http/api.error.js';
import { inspect } from '../http/inspect.js';
import type { JsonObject } from '../http/read-body.js';

/**
 * The `selected_repository_ids` of a body, each once; undefined when it has none.
 *
 * @throws ApiError 422 for ids that are no integers
 * @see https://github.com/github/rest-api-description/issues/275 the words for an id in quotes
 */
export function readRepositoryIds(body: JsonObject): number[] | undefined {
  const ids = body['selected_repository_ids'];
  if (ids === undefined) return undefined;
  if (!Array.isArray(ids)) {
    throw invalid(`For 'properties/selected_repository_ids', ${inspect(ids)} is not an array.`);
  }
  for (const id of ids as unknown[]) {
    if (!Number.isSafeInteger(id)) throw invalid(`For 'items', ${inspect(id)} is not an integer.`);
  }
  return [...new Set(ids as number[])];
}

function invalid(reason: string) {
  return unprocessable(`Invalid request.\n\n${reason}`);
}
