/** The addresses that one client knows the simulator by: every URL in an answer starts with one of them. */
export interface Links {
  /** REST root without a trailing slash: `https://api.github.com`, `http://127.0.0.1:3003/api/v3`. */
  readonly api: string;
  /** Root of pages and git: `https://github.com`, `http://127.0.0.1:3003`. */
  readonly web: string;
}

export const publicApi = 'https://api.github.com';

export function linksFor(url: URL, prefix: string, gitBaseUrl?: string | (() => string)): Links {
  const configured = typeof gitBaseUrl === 'function' ? gitBaseUrl() : gitBaseUrl;
  const own = url.origin === publicApi ? 'https://github.com' : url.origin;
  return { api: url.origin + prefix, web: (configured ?? own).replace(/\/$/, '') };
}
