import { isEntryName } from '../git/objects/entry-name.js';
import { notFound, unprocessable } from '../http/api.error.js';
import { withoutTrailingSlashes } from '../http/without-trailing-slashes.js';

/** The parts of a path below a repository's root; none for the root itself. */
export type ContentPath = readonly string[];

/** What git itself can work with. */
const longestPathBytes = 4096;

/** @throws ApiError 404 for a path that no repository can hold */
export function readablePath(path: string): ContentPath {
  const parts = split(path);
  if (!isPath(path, parts)) throw notFound();
  return parts;
}

/** @throws ApiError 422 for a path that git would not take */
export function writablePath(path: string): ContentPath {
  const parts = split(path);
  const fault = faultOfPath(path, parts);
  if (fault) throw unprocessable(`path ${fault}`, [{ resource: 'Commit', field: 'path', code: 'invalid' }]);
  return parts;
}

/** What GitHub says of a path that git would not take; undefined when there is nothing to say. */
export function faultOfPath(path: string, parts: ContentPath = path.split('/')): string | undefined {
  if (path.startsWith('/')) return 'cannot start with a slash';
  return parts.length > 0 && isPath(path, parts) ? undefined : 'contains a malformed path component';
}

function isPath(path: string, parts: ContentPath): boolean {
  return Buffer.byteLength(path) <= longestPathBytes && parts.every(isEntryName);
}

/** Whether writing there needs the `workflows` permission. */
export function isWorkflowPath(path: ContentPath): boolean {
  return path[0] === '.github' && path[1] === 'workflows' && path.length > 2;
}

export function encodePath(path: ContentPath): string {
  return path.map(encodeURIComponent).join('/');
}

function split(path: string): string[] {
  const trimmed = withoutTrailingSlashes(path);
  return trimmed === '' ? [] : trimmed.split('/');
}
