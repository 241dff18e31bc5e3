import { unprocessable } from '../http/api.error.js';
import { inspect } from '../http/inspect.js';
import type { JsonObject } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import type { Reviewer } from './environment-record.js';

const mostReviewers = 6;

/** @throws ApiError 422 for what is no list of users and teams, or too long a one */
export function readReviewers(value: unknown): Reviewer[] {
  if (value === null) return [];
  if (!Array.isArray(value)) throw invalid(`For 'properties/reviewers', ${inspect(value)} is not an array.`);
  if (value.length > mostReviewers) {
    throw invalid(`No more than ${mostReviewers} items are allowed; ${value.length} were supplied.`);
  }
  return value.map(readReviewer);
}

function readReviewer(value: unknown): Reviewer {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid(`For 'items', ${inspect(value)} is not an object.`);
  }
  const { type, id } = readFields(value as JsonObject, { type: 'string', id: 'integer' });
  if (type === 'User' || type === 'Team') return { type, id };
  throw invalid(`For 'properties/type', ${inspect(type)} is not a member of ["User", "Team"].`);
}

function invalid(reason: string) {
  return unprocessable(`Invalid request.\n\n${reason}`);
}
