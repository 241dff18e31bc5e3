import type { Request } from 'express';

/** The route that took the request, such as `/v1/projects/:name`: as a path it would be another one for each project. */
export function routeTemplate(request: Request): string | undefined {
  const { route } = request as { route?: { path?: unknown } };
  return typeof route?.path === 'string' ? route.path : undefined;
}
