import { type HttpHandler, http } from 'msw';
import { publicApi } from '../http/links.js';

/** One handler for all of GitHub's API: MSW tries handlers one by one, so that one for each route would be slow. */
export function createHandlers(fetch: (request: Request) => Promise<Response>): HttpHandler[] {
  return [http.all(`${publicApi}/*`, ({ request }) => fetch(request))];
}
