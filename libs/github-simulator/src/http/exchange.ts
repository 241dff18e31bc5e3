import type { Budget } from '../rate-limit/primary-limits.js';
import { type Links, linksFor } from './links.js';

/** One request, and what becomes known of it on the way to its answer. */
export interface Exchange {
  readonly request: Request;
  readonly url: URL;
  /** Path below the prefix, still encoded, without a trailing slash. */
  readonly path: string;
  readonly links: Links;
  /** Template of the operation's path. */
  route?: string;
  documentation?: string;
  /** What the operation needs, in the notation of `X-Accepted-GitHub-Permissions`. */
  acceptedPermissions?: string;
  budget?: Budget;
}

/** GitHub Enterprise Server serves REST below it; clients that are told a host use it. */
const enterprisePrefix = '/api/v3';

export function openExchange(request: Request, gitBaseUrl?: string | (() => string)): Exchange {
  const url = new URL(request.url);
  const isPrefixed = url.pathname === enterprisePrefix || url.pathname.startsWith(`${enterprisePrefix}/`);
  const prefix = isPrefixed ? enterprisePrefix : '';
  const path = url.pathname.slice(prefix.length).replace(/\/+$/, '') || '/';
  return { request, url, path, links: linksFor(url, prefix, gitBaseUrl) };
}
