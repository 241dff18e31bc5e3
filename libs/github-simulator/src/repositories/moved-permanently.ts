import { ApiError } from '../http/api.error.js';
import type { Call } from '../http/call.js';
import type { Repository } from './repository.js';

const documentation = 'https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api#follow-redirects';

/** Leads a client from a repository's former name to its id, which stays; what writes has to be sent once more as it is. */
export function movedPermanently({ request, url, links }: Call, { id }: Repository): ApiError {
  const [, rest = ''] = /^\/repos\/[^/?]+\/[^/?]+(.*)$/.exec(url.href.slice(links.api.length)) ?? [];
  const location = `${links.api}/repositories/${id}${rest}`;
  const status = request.method === 'GET' || request.method === 'HEAD' ? 301 : 307;
  return new ApiError(status, 'Moved Permanently', { headers: { location }, url: location, documentation });
}
