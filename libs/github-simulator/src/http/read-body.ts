import { ApiError } from './api.error.js';
import type { Call } from './call.js';

export type JsonObject = Record<string, unknown>;

/** The JSON object in a request; an empty body counts as `{}`, as it does on GitHub. */
export function readBody({ text }: Call): JsonObject {
  if (text.trim() === '') return {};
  const value = parse(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw new ApiError(400, 'Body should be a JSON object');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, 'Problems parsing JSON');
  }
}
