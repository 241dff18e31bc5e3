import { respond } from '../../http/respond.js';
import type { Fault } from '../fault.js';

/** The other origin refuses whoever brings a credential there. */
export const redirect: Fault<'redirect'> = ({ exchange, options: { status = 307, to } }) => {
  const location = to ?? `${exchange.links.downloads}${exchange.url.pathname}`;
  const body = {
    message: 'Moved Permanently',
    url: location,
    documentation_url: 'https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api#follow-redirects',
  };
  return respond(exchange, { status, body, headers: { location } });
};
