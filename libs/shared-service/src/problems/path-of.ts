import type { Request } from 'express';

/** The path that was asked for, without the query, which may hold what no log should. */
export function pathOf(request: Request): string {
  return request.originalUrl.split('?', 1)[0] ?? '/';
}
