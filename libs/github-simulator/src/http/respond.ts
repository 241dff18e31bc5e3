import { budgetHeaders } from '../rate-limit/budget.body.js';
import type { Answer } from './answer.js';
import { selectedVersion } from './api-version.js';
import { entityTag, matches } from './entity-tag.js';
import type { Exchange } from './exchange.js';
import { describeMediaType } from './media-type.js';
import { WholeReply } from './reply.js';

/** The answer as it goes over the wire, with the headers that every answer of GitHub's has. */
export function respond(exchange: Exchange, answer: Answer): WholeReply {
  const { request, acceptedPermissions, budget, isCounted, skewMs } = exchange;
  const bytes = serialize(answer.body);
  const isTagged = bytes !== undefined && answer.status === 200 && isRead(request);
  const tag = isTagged ? entityTag(bytes, request.headers.get('authorization')) : undefined;
  const isUnchanged = tag !== undefined && matches(request.headers.get('if-none-match'), tag);
  // What did not change is free of charge.
  if (isUnchanged && budget && isCounted && request.headers.has('authorization')) budget.used -= 1;
  const headers: Record<string, string> = {
    ...(bytes !== undefined && !isUnchanged && { 'content-type': 'application/json; charset=utf-8' }),
    'x-github-media-type': describeMediaType(request),
    'x-github-api-version-selected': selectedVersion(request),
    ...(acceptedPermissions && { 'x-accepted-github-permissions': acceptedPermissions }),
    ...answer.headers,
    ...(tag !== undefined && { etag: tag, 'cache-control': 'private, max-age=60, s-maxage=60' }),
    ...(budget && budgetHeaders(budget, skewMs)),
  };
  return isUnchanged ? new WholeReply(304, headers) : new WholeReply(answer.status, headers, bytes);
}

function isRead({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

function serialize(body: unknown): string | Uint8Array | undefined {
  if (body === undefined || body instanceof Uint8Array) return body;
  return JSON.stringify(body);
}
