import type { Answer } from '../http/answer.js';
import type { RepositoryCall } from '../http/call.js';
import type { Download } from './signed-downloads.js';

/** Sends a client to where it may fetch something for a minute. */
export function redirect({ world, links }: RepositoryCall, path: string, download: Download): Answer {
  return { status: 302, headers: { location: world.downloads.sign(links, path, download) } };
}
