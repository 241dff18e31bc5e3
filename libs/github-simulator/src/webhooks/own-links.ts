import { type Links, linksFor, publicApi, publicDownloads } from '../http/links.js';
import type { Listening } from '../server/listen.js';

/** The addresses in what nobody asked for: where the simulator listens, or GitHub's own. */
export function ownLinks(listening: Listening | undefined, gitBaseUrl: string | (() => string) | undefined): Links {
  const { url = publicApi, downloadsUrl: downloads = publicDownloads } = listening ?? {};
  return linksFor(new URL(url), '', {
    gitBaseUrl: typeof gitBaseUrl === 'function' ? gitBaseUrl() : gitBaseUrl,
    downloads,
  });
}
