import { isDeepStrictEqual } from 'node:util';
import type { ProjectRequest } from './project-request.js';

/**
 * The fields in which two requests differ. Sealing is randomised, so what the sealed secrets hold cannot be compared: only
 * their names are.
 */
export function requestDifferences(one: ProjectRequest, other: ProjectRequest): string[] {
  const left = comparable(one);
  const right = comparable(other);
  const fields = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...fields].filter((field) => !isDeepStrictEqual(left[field], right[field]));
}

/** A request as JSON has it, since one of the two has been stored: without undefined fields, dates as strings. */
function comparable(request: ProjectRequest): Record<string, unknown> {
  const { secretNames } = request;
  const compared = { ...request, secretNames: [...secretNames].sort(), sealedSecrets: undefined };
  return JSON.parse(JSON.stringify(compared)) as Record<string, unknown>;
}
