import type { Caller } from '../auth/caller.js';
import type { Repository } from '../repositories/repository.js';
import type { World } from '../world.js';
import type { Links } from './links.js';

/** One request to one operation, authenticated and allowed. */
export interface Call {
  readonly request: Request;
  /** The body, as it came. */
  readonly text: string;
  readonly url: URL;
  readonly world: World;
  readonly links: Links;
  readonly caller: Caller;
  /** Values of the path template, decoded. */
  readonly params: Readonly<Record<string, string | undefined>>;
}

/** A call below `/repos/{owner}/{repo}`, whose repository exists and may be seen by the caller. */
export interface RepositoryCall extends Call {
  readonly repository: Repository;
}

export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}

export function query(call: Call, name: string): string | undefined {
  return call.url.searchParams.get(name) ?? undefined;
}
