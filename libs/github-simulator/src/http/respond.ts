import { budgetHeaders } from '../rate-limit/budget.body.js';
import type { Answer } from './answer.js';
import { selectedVersion } from './api-version.js';
import { entityTag, matches } from './entity-tag.js';
import type { Exchange } from './exchange.js';
import { describeMediaType } from './media-type.js';

/** The answer as it goes over the wire, with the headers that every answer of GitHub's has. */
export function respond(exchange: Exchange, answer: Answer): Response {
  const { request, acceptedPermissions, budget, isCounted, skewMs } = exchange;
  const bytes = serialize(answer.body);
  const headers = new Headers({
    ...(bytes !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
    'x-github-media-type': describeMediaType(request),
    'x-github-api-version-selected': selectedVersion(request),
    ...(acceptedPermissions && { 'x-accepted-github-permissions': acceptedPermissions }),
    ...answer.headers,
  });
  const isUnchanged = bytes !== undefined && answer.status === 200 && tag(request, headers, bytes);
  // What did not change is free of charge.
  if (isUnchanged && budget && isCounted && request.headers.has('authorization')) budget.used -= 1;
  for (const [name, value] of Object.entries(budget ? budgetHeaders(budget, skewMs) : {})) headers.set(name, value);
  if (!isUnchanged) return new Response(bytes, { status: answer.status, headers });
  headers.delete('content-type');
  return new Response(null, { status: 304, headers });
}

/** Adds the entity tag and returns whether the client has that very content. */
function tag(request: Request, headers: Headers, bytes: string | Uint8Array): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const value = entityTag(bytes, request.headers.get('authorization'));
  headers.set('etag', value);
  headers.set('cache-control', 'private, max-age=60, s-maxage=60');
  return matches(request.headers.get('if-none-match'), value);
}

function serialize(body: unknown): string | Uint8Array | undefined {
  if (body === undefined || body instanceof Uint8Array) return body;
  return JSON.stringify(body);
}
