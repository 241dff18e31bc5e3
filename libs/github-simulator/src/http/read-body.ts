import { ApiError } from './api.error.js';
import type { Call } from './call.js';

/** What the parser that GitHub runs on takes unless told otherwise. */
const deepest = 100;

export type JsonObject = Record<string, unknown>;

/** The JSON object in a request; an empty body counts as `{}`, as it does on GitHub. */
export function readBody({ text }: Call): JsonObject {
  if (text.trim() === '') return {};
  const value = parse(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw new ApiError(400, 'Body should be a JSON object');
}

function parse(text: string): unknown {
  const value = parsed(text);
  if (value === undefined || isDeeperThan(deepest, value)) throw new ApiError(400, 'Problems parsing JSON');
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => isDeeperThan(levels - 1, item));
}
