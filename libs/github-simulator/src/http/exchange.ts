import type { Caller } from '../auth/caller.js';
import type { FaultName } from '../faults/fault-options.js';
import type { OperationId } from '../operations/requirements.js';
import type { Budget } from '../rate-limit/primary-limits.js';
import type { Reply } from './reply.js';
import { type Face, type Links, linksFor } from './links.js';
import { withoutTrailingSlashes } from './without-trailing-slashes.js';

/** One request, and what becomes known of it on the way to its answer. */
export interface Exchange {
  readonly request: Request;
  readonly url: URL;
  /** Path below the prefix, still encoded, without a trailing slash. */
  readonly path: string;
  readonly links: Links;
  /** The body as text; empty for git, which is streamed. */
  text: string;
  /** What it is answered with. */
  reply?: Reply;
  operation?: OperationId | GitOperation;
  /** Template of the operation's path. */
  route?: string;
  documentation?: string;
  caller?: Caller;
  /** What the operation needs, in the notation of `X-Accepted-GitHub-Permissions`. */
  acceptedPermissions?: string;
  budget?: Budget;
  /** Whether the request was counted against that budget. */
  isCounted?: boolean;
  /** Tells the secondary limits that the request is under way no longer. */
  leave?: () => void;
  /** Status that the operation itself came to, whatever the client is told. */
  outcome?: number;
  /** The fault that was injected. */
  fault?: FaultName;
  /** How far GitHub's clock is off for this request. */
  skewMs: number;
}

/** The two services of git's smart HTTP protocol, named beside the operations of REST. */
export type GitOperation = 'git-upload-pack' | 'git-receive-pack';

/** GitHub Enterprise Server serves REST below it; clients that are told a host use it. */
const enterprisePrefix = '/api/v3';

export function openExchange(request: Request, face: Face): Exchange {
  const url = new URL(request.url);
  const isPrefixed = url.pathname === enterprisePrefix || url.pathname.startsWith(`${enterprisePrefix}/`);
  const prefix = isPrefixed ? enterprisePrefix : '';
  const path = withoutTrailingSlashes(url.pathname.slice(prefix.length)) || '/';
  return { request, url, path, links: linksFor(url, prefix, face), text: '', skewMs: 0 };
}
