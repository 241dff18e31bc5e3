import { ApiError } from './api.error.js';

export type JsonObject = Record<string, unknown>;

/** The JSON object in a request; an empty body counts as `{}`, as it does on GitHub. */
export async function readBody(request: Request): Promise<JsonObject> {
  const text = await request.text();
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
