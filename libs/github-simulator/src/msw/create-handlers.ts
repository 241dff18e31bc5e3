import { type HttpHandler, http } from 'msw';
import { publicApi, publicDownloads } from '../http/links.js';

/** One handler an origin: MSW tries handlers one by one, so that one for each route would be slow. */
export function createHandlers(fetch: (request: Request) => Promise<Response>): HttpHandler[] {
  return [publicApi, publicDownloads].map((origin) => http.all(`${origin}/*`, ({ request }) => fetch(request)));
}
