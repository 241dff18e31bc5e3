import { ValidationError } from '../errors/validation.error.js';

/** A route with its parameters in their places. */
export interface ExpandedRoute {
  readonly method: string;
  /** Path and query, encoded. */
  readonly path: string;
  /** What goes into the body as JSON: the parameters that have no place in the path. Reads send them in the query. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

/** Parameters that are paths themselves: their slashes stay. */
const spanning = new Set(['path', 'ref', 'branch', 'basehead']);

/**
 * Puts parameters into a route of GitHub's documentation: `GET /repos/{owner}/{repo}`.
 *
 * @throws ValidationError when a parameter would lead to another address than the route says
 */
export function expandRoute(route: string, parameters: Readonly<Record<string, unknown>>): ExpandedRoute {
  const [method = '', template = ''] = route.split(' ');
  const used = new Set<string>();
  const path = template.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    used.add(name);
    return encode(name, parameters[name], route);
  });
  const rest = Object.fromEntries(Object.entries(parameters).filter(([name]) => !used.has(name)));
  if (method === 'GET' || method === 'HEAD') return { method, path: path + query(rest), body: undefined };
  return { method, path, body: Object.keys(rest).length > 0 ? rest : undefined };
}

function encode(name: string, value: unknown, route: string): string {
  const parts = spanning.has(name) ? String(value ?? '').split('/') : [String(value ?? '')];
  if (parts.some((part) => part === '' || part === '.' || part === '..' || part.includes('\0'))) {
    throw new ValidationError(
      `${route} cannot be sent: ${name} is ${JSON.stringify(value)}. It may not be empty, or hold an empty part, "." or "..".`,
    );
  }
  return parts.map(encodeURIComponent).join('/');
}

function query(parameters: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `?${search.toString()}` : '';
}
