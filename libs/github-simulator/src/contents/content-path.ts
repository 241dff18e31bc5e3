import { notFound, unprocessable } from '../http/api.error.js';

/** The parts of a path below a repository's root; none for the root itself. */
export type ContentPath = readonly string[];

/** @throws ApiError 404 for a path that no repository can hold */
export function readablePath(path: string): ContentPath {
  const parts = split(path);
  if (!parts.every(isPathPart)) throw notFound();
  return parts;
}

/** @throws ApiError 422 for a path that git would not take */
export function writablePath(path: string): ContentPath {
  if (path.startsWith('/')) throw unprocessable('path cannot start with a slash');
  const parts = split(path);
  if (parts.length === 0 || !parts.every(isPathPart)) throw unprocessable('path contains a malformed path component');
  return parts;
}

/** Whether writing there needs the `workflows` permission. */
export function isWorkflowPath(path: ContentPath): boolean {
  return path[0] === '.github' && path[1] === 'workflows' && path.length > 2;
}

export function encodePath(path: ContentPath): string {
  return path.map(encodeURIComponent).join('/');
}

function split(path: string): string[] {
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' ? [] : trimmed.split('/');
}

function isPathPart(part: string): boolean {
  return part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git' && !part.includes('\0');
}
