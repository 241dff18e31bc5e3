/** The addresses that one client knows the simulator by: every URL in an answer starts with one of them. */
export interface Links {
  /** REST root without a trailing slash: `https://api.github.com`, `http://127.0.0.1:3003/api/v3`. */
  readonly api: string;
  /** Root of pages and git: `https://github.com`, `http://127.0.0.1:3003`. */
  readonly web: string;
  /** Root of logs and artifacts, on an origin of its own. */
  readonly downloads: string;
}

/** What the way a request came in decides about the addresses in its answer. */
export interface Face {
  /** Origin of pages and git, when it is not the one of the request. */
  readonly gitBaseUrl?: string | undefined;
  readonly downloads?: string;
}

export const publicApi = 'https://api.github.com';
export const publicDownloads = 'https://results-receiver.actions.githubusercontent.com';

/** Hosts of `gh` and its like: REST on one name, pages and git on the one without `api.` */
const apiHost = /^api\.(github\.com|.*\.localhost|.*\.ghe\.com)$/;

export function linksFor(url: URL, prefix: string, { gitBaseUrl, downloads = publicDownloads }: Face): Links {
  const own = apiHost.test(url.hostname) ? url.origin.replace('//api.', '//') : url.origin;
  return { api: url.origin + prefix, web: (gitBaseUrl ?? own).replace(/\/$/, ''), downloads };
}
